// What there is to say of an article, in the interface's language.
//
// A sentence is known by its English words, with {1}, {2} for what differs from case to case; one that
// is not here stays English. Each is that of a constructor in the catalogues of diagnostics or of the
// engine of templates, and tests compare them.

const SENTENCES = [
  // Notes.
  ["the quote `{1}` is not in the article", "слов «{1}» в статье нет", "мақалада «{1}» деген сөздер жоқ"],
  ["the note is shown at the end of the article; mend the `quote` so that it has the article's words",
    "примечание показано в конце статьи; исправьте `quote`, чтобы в нём были слова статьи",
    "ескертпе мақаланың соңында көрсетілген; `quote` ішіне мақаланың өз сөздерін жазыңыз"],
  ["the note is shown at the end of the article; if these words are meant, make them the `quote`",
    "примечание показано в конце статьи; если оно об этих словах, сделайте их `quote`",
    "ескертпе мақаланың соңында көрсетілген; осы сөздер туралы болса, оларды `quote` етіңіз"],
  ["the quote `{1}` is not quite what the article says", "в статье слова «{1}» звучат немного иначе",
    "мақалада «{1}» деген сөздер сәл басқаша"],
  ["if the note still fits, confirm it with `quote = {1}`", "если примечание всё ещё верно, подтвердите его: `quote = {1}`",
    "ескертпе әлі де орынды болса, оны растаңыз: `quote = {1}`"],
  ["the words beside the quote `{1}` are others", "рядом со словами «{1}» теперь другие слова",
    "«{1}» деген сөздердің жанында енді басқа сөздер тұр"],
  ["if the note still fits, confirm it: write what stands beside it into `before` and `after`",
    "если примечание всё ещё верно, подтвердите его: впишите соседние слова в `before` и `after`",
    "ескертпе әлі де орынды болса, оны растаңыз: жанындағы сөздерді `before` пен `after` ішіне жазыңыз"],
  ["the quote `{1}` stands in the article {2} times", "слова «{1}» в статье встречаются несколько раз: {2}",
    "«{1}» деген сөздер мақалада бірнеше рет кездеседі: {2}"],
  ["add `before` or `after` with a few words beside it; until then the first place is taken",
    "добавьте `before` или `after` с соседними словами; пока взято первое место",
    "жанындағы сөздермен `before` не `after` қосыңыз; әзірге бірінші жер алынды"],
  ["this note has neither a `quote` nor a `text`", "у примечания нет ни `quote`, ни `text`",
    "бұл ескертпеде `quote` те, `text` те жоқ"],
  ["give it a text, or a quote to highlight, or delete it", "впишите текст или слова, которые выделить, либо удалите его",
    "мәтінін не белгіленетін сөздерін жазыңыз, әйтпесе жойыңыз"],
  // Bytes and letters.
  ["this file is not UTF-8; it is read as {1}", "файл не в UTF-8; он прочитан как {1}", "файл UTF-8 емес; ол {1} деп оқылды"],
  ["if the article shows wrong letters, convert the file to UTF-8",
    "если буквы в статье неверны, переведите файл в UTF-8", "мақаладағы әріптер дұрыс болмаса, файлды UTF-8-ге ауыстырыңыз"],
  ["this page is said to be in {1}, but its bytes read as {2}", "о странице сказано, что она в {1}, а её байты читаются как {2}",
    "бет {1} кодтауында делінген, ал байттары {2} деп оқылады"],
  ["it is read as {1}; if the article shows wrong letters, convert the file to UTF-8",
    "она прочитана как {1}; если буквы в статье неверны, переведите файл в UTF-8",
    "ол {1} деп оқылды; мақаладағы әріптер дұрыс болмаса, файлды UTF-8-ге ауыстырыңыз"],
  ["this file was {1}, was read as {2} and saved so; that is undone",
    "файл был в {1}, его прочитали как {2} и так сохранили; это исправлено",
    "файл {1} болған, оны {2} деп оқып, солай сақтаған; бұл түзетілді"],
  ["compare the article with the page, or scrape the page again", "сравните статью со страницей или скачайте её снова",
    "мақаланы бетпен салыстырыңыз не бетті қайта жүктеңіз"],
  ["read as {1}, this file has letters that make no words", "буквы файла, прочитанного как {1}, не складываются в слова",
    "{1} деп оқылған файлдың әріптерінен сөз құралмайды"],
  ["it may have been saved in a wrong encoding; scrape the page again",
    "возможно, он сохранён в неверной кодировке; скачайте страницу снова",
    "ол қате кодтаумен сақталған болуы мүмкін; бетті қайта жүктеңіз"],
  ["{1} place cannot be read as {2} and shows as `\u{fffd}`", "одно место нельзя прочитать как {2}, там стоит `\u{fffd}`",
    "{1} жерді {2} деп оқуға болмайды, онда `\u{fffd}` тұр"],
  ["{1} places cannot be read as {2} and show as `\u{fffd}`", "мест, которые нельзя прочитать как {2}: {1}; там стоит `\u{fffd}`",
    "{1} жерді {2} деп оқуға болмайды, онда `\u{fffd}` тұр"],
  ["the file may be damaged or in another encoding; the raw file stays as it is",
    "файл повреждён или в другой кодировке; исходный файл остаётся как есть",
    "файл бүлінген не басқа кодтауда; бастапқы файл сол күйінде қалады"],
  // What was taken out.
  ["sentences of {1} words are left out, since other documents have them too",
    "убраны предложения, которые есть и в других файлах; слов в них: {1}",
    "басқа файлдарда да бар сөйлемдер алынды; олардағы сөз саны: {1}"],
  ["if they are the article's, name the lines as `keep` in its sidecar",
    "если это текст статьи, назовите строки в `keep` её файла сведений",
    "олар мақаланың мәтіні болса, жолдарын мәліметтер файлындағы `keep` ішінде атаңыз"],
  ["no line of this file reads as an article's text", "ни одна строка файла не похожа на текст статьи",
    "файлдың бірде-бір жолы мақала мәтініне ұқсамайды"],
  ["see `postil clean FILE`, and name the lines to put back as `keep` in a sidecar",
    "посмотрите `postil clean FILE` и назовите строки, которые вернуть, в `keep` файла сведений",
    "`postil clean FILE` дегенді қараңыз да, қайтарылатын жолдарды мәліметтер файлындағы `keep` ішінде атаңыз"],
  ["`{1}` names a line that the article does not have: `{2}`", "`{1}` называет строку, которой в статье нет: «{2}»",
    "`{1}` мақалада жоқ жолды атайды: «{2}»"],
  ["copy the whole line from the raw file; `postil clean FILE` shows them all",
    "скопируйте строку из исходного файла целиком; `postil clean FILE` показывает все",
    "жолды бастапқы файлдан тұтас көшіріңіз; `postil clean FILE` бәрін көрсетеді"],
  ["`kinds` names words that no block of the text begins with: `{1}`",
    "`kinds` называет слова, с которых не начинается ни один абзац: «{1}»",
    "`kinds` бірде-бір абзац басталмайтын сөздерді атайды: «{1}»"],
  ["copy the first words of the block as the article shows them", "скопируйте первые слова абзаца, как они стоят в статье",
    "абзацтың алғашқы сөздерін мақаладағыдай көшіріңіз"],
  // Pictures and lists.
  ["the archive lacks the picture `{1}`", "в архиве нет картинки `{1}`", "мұрағатта `{1}` суреті жоқ"],
  ["the archive lacks the picture `{1}` and {2} more", "в архиве нет картинки `{1}`, и ещё нет: {2}",
    "мұрағатта `{1}` суреті және тағы {2} сурет жоқ"],
  ["put the folder of pictures that was saved with the page beside it; the text is published without them",
    "положите рядом папку с картинками, сохранённую вместе со страницей; текст публикуется без них",
    "бетпен бірге сақталған суреттер қалтасын қасына қойыңыз; мәтін оларсыз жарияланады"],
  ["of {1} tags of the page {2} are taken", "из {1} тегов страницы взято {2}", "беттің {1} тегінен {2} алынды"],
  ["of {1} authors of the page {2} are taken", "из {1} авторов страницы взято {2}", "беттің {1} авторынан {2} алынды"],
  ["the record of this article lists {1} of its {2} quotations", "в сведениях о статье перечислено цитат: {1} из {2}",
    "мақала мәліметтерінде {2} дәйексөздің {1} аталған"],
  // Texts that somebody has accepted.
  ["the text of this article is not the accepted one any more: the raw file has changed",
    "текст статьи уже не тот, что был принят: исходный файл изменился",
    "мақала мәтіні қабылданған мәтіннен өзгеше: бастапқы файл өзгерген"],
  // Addresses and files of the site.
  ["the address `{1}` is taken", "адрес `{1}` уже занят", "`{1}` мекенжайы бос емес"],
  ["this article has it", "он у этой статьи", "ол осы мақаланікі"],
  ["rename one of the two files; this one is left out until then",
    "переименуйте один из двух файлов; пока этот пропущен",
    "екі файлдың бірін басқаша атаңыз; әзірге бұл файл сайтқа кірмейді"],
  ["two parts of the site want the file `{1}`", "две части сайта хотят записать файл `{1}`",
    "сайттың екі бөлігі `{1}` файлын жазбақ"],
  ["rename the one of them that is yours, in `static/` or `content/pages/`; the other is shown until then",
    "переименуйте ту из них, что ваша, в `static/` или `content/pages/`; пока показана другая",
    "солардың өзіңіздікін `static/` не `content/pages/` ішінде басқаша атаңыз; әзірге екіншісі көрсетіледі"],
  // Templates and themes.
  ["mend the template, or delete it to get the theme's own back", "исправьте шаблон или удалите его, чтобы вернулся шаблон темы",
    "үлгіні түзетіңіз немесе тақырыптың өз үлгісі қайтуы үшін жойыңыз"],
  ["`{1}` is not defined", "имени `{1}` здесь нет", "мұнда `{1}` деген атау жоқ"],
  ["known names here: {1}", "здесь есть имена: {1}", "мұндағы атаулар: {1}"],
  ["`{{ __tera_context }}` in the template shows all that it gets", "`{{ __tera_context }}` в шаблоне покажет всё, что он получает",
    "үлгідегі `{{ __tera_context }}` оның алатынының бәрін көрсетеді"],
  ["this template extends itself", "шаблон расширяет сам себя", "үлгі өзін-өзі кеңейтеді"],
  ["to build on the default theme's template, write `{% extends 'default/{1}' %}`",
    "чтобы взять за основу шаблон обычной темы, напишите `{% extends 'default/{1}' %}`",
    "әдепкі тақырыптың үлгісін негізге алу үшін `{% extends 'default/{1}' %}` деп жазыңыз"],
  ["this template includes itself", "шаблон включает сам себя", "үлгі өзін-өзі қамтиды"],
  ["to show the default theme's template, write `{% include 'default/{1}' %}`",
    "чтобы показать шаблон обычной темы, напишите `{% include 'default/{1}' %}`",
    "әдепкі тақырыптың үлгісін көрсету үшін `{% include 'default/{1}' %}` деп жазыңыз"],
  ["this template extends `{1}`, which is not there", "шаблон расширяет `{1}`, а такого нет", "үлгі `{1}` үлгісін кеңейтеді, ал ондай үлгі жоқ"],
  ["name a template of the theme, as `default/base.html`", "назовите шаблон темы, как `default/base.html`",
    "тақырыптың үлгісін атаңыз, мысалы `default/base.html`"],
  ["there is no template `{1}`", "шаблона `{1}` нет", "`{1}` деген үлгі жоқ"],
  ["add `templates/{1}`", "добавьте `templates/{1}`", "`templates/{1}` қосыңыз"],
  ["there is no theme `{1}`", "темы `{1}` нет", "`{1}` деген тақырып жоқ"],
  ["make a folder `themes/{1}/`, or leave `theme` out for the default one",
    "создайте папку `themes/{1}/` или уберите `theme`, чтобы взять обычную тему",
    "`themes/{1}/` қалтасын жасаңыз немесе әдепкі тақырып үшін `theme` жолын алып тастаңыз"],
  ["this theme is written for version {1} of what templates get, which is {2} here",
    "тема написана для версии {1} того, что получают шаблоны, а здесь версия {2}",
    "тақырып үлгілер алатын деректердің {1}-нұсқасына жазылған, ал мұнда {2}-нұсқа"],
  ["take another version of the theme, or of Postil; docs/themes.md says what templates get",
    "возьмите другую версию темы или Postil; что получают шаблоны, говорит docs/themes.md",
    "тақырыптың не Postil бағдарламасының басқа нұсқасын алыңыз; үлгілер не алатыны docs/themes.md ішінде"],
  // Settings.
  ["this file is not UTF-8", "файл не в UTF-8", "файл UTF-8 емес"],
  ["save it as UTF-8 and try again", "сохраните его в UTF-8 и попробуйте снова", "оны UTF-8 етіп сақтап, қайта көріңіз"],
  ["the archive has no title", "у архива нет названия", "мұрағаттың атауы жоқ"],
  ["add a line like `title = \"My archive\"` at the top", "добавьте вверху строку вроде `title = \"Мой архив\"`",
    "жоғарыға `title = \"Менің мұрағатым\"` сияқты жол қосыңыз"],
  ["the interface has no language `{1}`", "языка `{1}` у интерфейса нет", "интерфейсте `{1}` тілі жоқ"],
  ["`language` is `ru`, `kk` or `en`; articles may be in any language",
    "`language` — это `ru`, `kk` или `en`; статьи могут быть на любом языке",
    "`language` мәні `ru`, `kk` не `en`; мақалалар кез келген тілде бола береді"],
  ["`language` is `{1}`, and the first of `languages` is `{2}`", "в `language` стоит `{1}`, а первым в `languages` — `{2}`",
    "`language` ішінде `{1}` тұр, ал `languages` ішінде бірінші — `{2}`"],
  ["leave `language` out; the first of `languages` stands at the site's root",
    "уберите `language`; первый из `languages` стоит в корне сайта",
    "`language` жолын алып тастаңыз; `languages` ішіндегі бірінші тіл сайттың түбірінде тұрады"],
  ["the interface has one language, so `[translation]` says nothing", "язык интерфейса один, и `[translation]` ничего не значит",
    "интерфейс тілі біреу, сондықтан `[translation]` ештеңе білдірмейді"],
  ["name the languages, as `languages = [\"ru\", \"kk\"]`", "назовите языки, как `languages = [\"ru\", \"kk\"]`",
    "тілдерді атаңыз, мысалы `languages = [\"ru\", \"kk\"]`"],
  ["`{1}` is no address that a site can be published at", "по адресу `{1}` сайт опубликовать нельзя",
    "`{1}` мекенжайында сайт жариялауға болмайды"],
  ["write it as `https://example.org/archive/` or `https://архив.рф/`", "напишите его как `https://example.org/archive/` или `https://архив.рф/`",
    "оны `https://example.org/archive/` не `https://архив.рф/` сияқты жазыңыз"],
  ["there is no time zone `{1}`", "часового пояса `{1}` нет", "`{1}` деген уақыт белдеуі жоқ"],
  ["write its name in the tz database, as `Asia/Almaty`, or its offset, as `+05:00`",
    "напишите его имя из базы tz, как `Asia/Almaty`, или смещение, как `+05:00`",
    "оның tz базасындағы атауын, мысалы `Asia/Almaty`, не ығысуын, мысалы `+05:00`, жазыңыз"],
  ["`per_page = {1}` is out of range", "`per_page = {1}` вне допустимого", "`per_page = {1}` шектен тыс"],
  ["use a number from 1 to 200", "возьмите число от 1 до 200", "1 мен 200 аралығындағы санды алыңыз"],
  ["addresses have no scheme {1}", "схемы адресов {1} нет", "мекенжайлардың {1}-схемасы жоқ"],
  ["`scheme` is 2, or 1 for a site that keeps its old addresses", "`scheme` — это 2 или 1, если сайт хранит прежние адреса",
    "`scheme` мәні 2, ал ескі мекенжайларын сақтайтын сайтта 1"],
  ["`{1}` cannot be the output folder", "`{1}` не может быть папкой сайта", "`{1}` сайттың қалтасы бола алмайды"],
  ["name a folder of its own below the archive, as `public`", "назовите отдельную папку внутри архива, как `public`",
    "мұрағат ішіндегі бөлек қалтаны атаңыз, мысалы `public`"],
  ["`{1}` is no theme name", "`{1}` — не имя темы", "`{1}` тақырып атауы емес"],
  ["name a folder below `themes/`, or leave `theme` out", "назовите папку внутри `themes/` или уберите `theme`",
    "`themes/` ішіндегі қалтаны атаңыз немесе `theme` жолын алып тастаңыз"],
  // Sidecars.
  ["`{1}` is of type {2}", "`{1}` имеет тип {2}", "`{1}` түрі: {2}"],
  ["`{1}` is empty", "в `{1}` пусто", "`{1}` ішінде ештеңе жоқ"],
  ["`{1}` is `{2}`", "в `{1}` стоит `{2}`", "`{1}` ішінде `{2}` тұр"],
  ["see https://toml.io for how a value is written", "как пишутся значения, см. https://toml.io",
    "мәндердің қалай жазылатынын https://toml.io бетінен қараңыз"],
  ["known keys here: {1}", "здесь есть ключи: {1}", "мұндағы кілттер: {1}"],
  ["unknown key `{1}`", "неизвестный ключ `{1}`", "`{1}` деген кілт белгісіз"],
  ["did you mean `{1}`?", "может быть, `{1}`?", "`{1}` емес пе?"],
  ["`{1}` has {2} members, and {3} are taken", "в `{1}` записей {2}, взято {3}", "`{1}` ішінде {2} жазба бар, {3} алынды"],
  ["the first ones count; delete those that you do not need", "считаются первые; удалите ненужные",
    "алғашқылары есепке алынады; керексізін жойыңыз"],
];

// What the engine of templates says.
const ENGINE = [
  ["found {1} but expected one of: {2}", "стоит {1}, а нужно одно из: {2}", "{1} тұр, ал мыналардың бірі керек: {2}"],
  ["found {1} but expected {2}", "стоит {1}, а нужно {2}", "{1} тұр, ал {2} керек"],
  ["unexpected end of input", "шаблон обрывается", "үлгі аяқталмай қалған"],
  ["unexpected character", "неожиданный знак", "күтпеген таңба"],
  ["unknown tag", "такого тега нет", "мұндай тег жоқ"],
  ["unknown filter `{1}`", "фильтра `{1}` нет", "`{1}` деген сүзгі жоқ"],
  ["unknown function `{1}`", "функции `{1}` нет", "`{1}` деген функция жоқ"],
  ["unknown test `{1}`", "проверки `{1}` нет", "`{1}` деген тексеру жоқ"],
  ["unknown template `{1}`", "шаблона `{1}` нет", "`{1}` деген үлгі жоқ"],
];

/** A pattern for what an English sentence looks like, and which hole each of its groups is. */
const read = ([english, ...others]) => {
  const holes = [...english.matchAll(/\{(\d)\}/g)].map(([, number]) => number);
  const parts = english.split(/\{\d\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return { pattern: new RegExp(`^${parts.join("([^]+?)")}$`), holes, others };
};
const known = [...SENTENCES, ...ENGINE].map(read);

/** What a sentence says in a language, `ru` or `kk`; null where that is not known. */
function inLanguage(sentence, language) {
  const place = ["ru", "kk"].indexOf(language);
  for (const { pattern, holes, others } of known) {
    const found = place < 0 ? null : sentence.match(pattern);
    if (found === null) continue;
    const values = Object.fromEntries(holes.map((hole, index) => [hole, found[index + 1]]));
    return others[place].replace(/\{(\d)\}/g, (_, hole) => values[hole]);
  }
  return null;
}

/** An element with a sentence of the program in the interface's language, else in its own. */
export function sentence(name, words) {
  const translated = inLanguage(words, document.documentElement.lang);
  const made = element(name, translated ?? words);
  if (translated === null) made.lang = "en";
  return made;
}

/** An element. Children that are strings become text, so nothing that a file says turns into markup. */
export function element(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}
