//! Word lists: what page furniture says, in the languages that archives hold.
//!
//! Only data, all in lower case, with `|` between the phrases. A phrase of several words counts
//! where a short line starts with it; a single word only where it is the whole line. No list names
//! an outlet.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::LazyLock;

/// A list that is split when it is first used.
pub(super) type Phrases = LazyLock<PhraseList>;

/// The phrases of a list.
pub(super) struct PhraseList {
    phrases: Vec<&'static str>,
    by_initial: Vec<(char, Vec<&'static str>)>,
}

impl PhraseList {
    /// The phrases that start with a letter, which is in lower case.
    pub fn starting_with(&self, initial: char) -> &[&'static str] {
        let place = self.by_initial.binary_search_by_key(&initial, |(initial, _)| *initial);
        place.map_or(&[], |place| &self.by_initial[place].1)
    }
}

impl Deref for PhraseList {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        &self.phrases
    }
}

fn split(list: &'static str) -> PhraseList {
    let phrases: Vec<&str> = list.split('|').map(str::trim).collect();
    let mut by_initial: BTreeMap<char, Vec<&str>> = BTreeMap::new();
    for phrase in &phrases {
        let initial = phrase.chars().next().expect("no list has an empty phrase");
        by_initial.entry(initial).or_default().push(phrase);
    }
    PhraseList { phrases, by_initial: by_initial.into_iter().collect() }
}

/// Invitations to share or follow.
pub(super) static SHARE: Phrases = LazyLock::new(|| {
    split(
        "\
        поделиться|поделитесь|поделиться новостью|поделитесь новостью|поделиться в|\
        поделиться в соцсетях|поделитесь с друзьями|рассказать друзьям|расскажите друзьям|\
        следите за новостями|следите за нами|следи за новостями|подписывайтесь на|\
        подписывайтесь|подпишитесь на|подпишись на|подписаться|подписка|подписаться на|\
        читайте нас в|читайте нас|мы в соцсетях|мы в социальных сетях|наш телеграм|наш telegram|\
        присоединяйтесь|присоединяйтесь к нам|больше новостей в|самое интересное в|\
        отправить другу|скопировать ссылку|ссылка скопирована|бөлісу|бөлісіңіз|\
        достарыңызбен бөлісіңіз|жазылу|жазылыңыз|бізге жазылыңыз|бізді оқыңыз|\
        әлеуметтік желілерде|поширити|поділитися|підписуйтесь на|share|share this|share on|\
        share via|share article|share this article|share this story|share this post|follow|\
        follow us|follow us on|tweet|tweet this|pin it|like this|like us on|subscribe|\
        subscribe to|subscribe now|subscribe for|sign up for|sign up to|sign up|newsletter|\
        newsletters|get our newsletter|join our newsletter|email this|email|e-mail|copy link|\
        link copied|print|print this|facebook|twitter|x|vkontakte|вконтакте|telegram|instagram|\
        whatsapp|youtube|tiktok|linkedin|pinterest|reddit|viber|одноклассники|мой мир|\
        livejournal|odnoklassniki|flipboard|google+|rss|messenger|распечатать|печать|\
        версия для печати|teilen|drucken|folgen sie uns|newsletter abonnieren|partager|\
        partager sur|imprimer|suivez-nous|abonnez-vous|s'abonner|compartir|compartir en|\
        síguenos|suscríbete|imprimir|udostępnij|podziel się|drukuj|polub nas|śledź nas|\
        compartilhar|compartilhe|condividi|seguici|stampa|κοινοποίηση|ακολουθήστε μας|\
        μοιραστείτε|нравится|мне нравится|понравилась статья|нравится статья|оцените статью|\
        оценить|рейтинг|в закладки|в избранное|добавить в избранное|save|bookmark|like|likes|分享|\
        微信|微博|打印\
        ",
    )
});

/// Openings of lists of other pages.
pub(super) static READ_ALSO: Phrases = LazyLock::new(|| {
    split(
        "\
        читайте также|читать также|читайте еще|читайте ещё|читайте по теме|см. также|\
        смотрите также|смотри также|по теме|материалы по теме|новости по теме|статьи по теме|\
        похожие новости|похожие статьи|похожие материалы|похожие записи|другие новости|\
        другие материалы|другие статьи|еще по теме|ещё по теме|еще новости|ещё новости|\
        все новости|последние новости|последнее|последние|популярное|популярные|\
        популярные новости|самое читаемое|самое популярное|самые читаемые|топ новостей|\
        главные новости|главное|главное сегодня|главное за день|рекомендуем|рекомендуемое|\
        рекомендуем почитать|вам может|вас может заинтересовать|вам будет интересно|\
        это интересно|интересное|читают сейчас|сейчас читают|новости партнеров|\
        новости партнёров|от партнеров|лента новостей|лента|новости дня|\
        что почитать|ранее по теме|тематические материалы|связанные материалы|\
        предыдущая новость|следующая новость|следующая статья|предыдущая статья|свежие записи|\
        архив новостей|также по теме|также читайте|оқи отырыңыз|тағы оқыңыз|сондай-ақ оқыңыз|\
        тақырып бойынша|ұқсас жаңалықтар|соңғы жаңалықтар|басқа жаңалықтар|танымал жаңалықтар|\
        көп оқылған|ең көп оқылған|ұсынамыз|читайте також|останні новини|схожі новини|\
        популярні новини|read also|read more|also read|see also|related|related articles|\
        related stories|related news|related posts|related content|related topics|related links|\
        more from|more on this|more stories|more news|more in|most read|most popular|\
        most viewed|most recent|latest news|latest stories|latest|latest posts|recent posts|\
        recent articles|recommended|trending|trending now|popular|popular posts|popular now|\
        popular stories|top stories|top news|you may also like|you might also like|you may like|\
        don't miss|editor's picks|editors' picks|recommended for you|up next|next article|\
        previous article|next post|previous post|read next|what to read next|keep reading|\
        continue reading|in other news|around the web|from the web|promoted stories|\
        sponsored content|sponsored|featured|archives|lesen sie auch|mehr zum thema|\
        das könnte sie auch interessieren|auch interessant|meistgelesen|weitere artikel|\
        à lire aussi|lire aussi|sur le même sujet|les plus lus|articles similaires|lea también|\
        lee también|te puede interesar|lo más leído|más noticias|noticias relacionadas|\
        czytaj także|czytaj też|zobacz także|zobacz też|przeczytaj także|polecamy|najnowsze|\
        najpopularniejsze|najczęściej czytane|powiązane|więcej na temat|leia também|veja também|\
        mais lidas|leggi anche|potrebbe interessarti|διαβάστε επίσης|διαβάστε ακόμη|\
        διαβάστε ακόμα|δείτε επίσης|σχετικά άρθρα|δημοφιλή|τελευταία νέα|ροή ειδήσεων|相关阅读|相关新闻|\
        推荐阅读|热门文章|更多新闻|上一篇|下一篇|延伸阅读\
        ",
    )
});

/// Openings of comment threads and what stands in them.
pub(super) static COMMENTS: Phrases = LazyLock::new(|| {
    split(
        "\
        комментарии|комментариев|комментарий|комментировать|оставить комментарий|\
        добавить комментарий|написать комментарий|ваш комментарий|нет комментариев|\
        комментариев нет|комментарии к статье|комментарии читателей|обсуждение|обсудить|\
        обсудить на форуме|ответить|цитировать|пожаловаться|отправить комментарий|\
        чтобы оставить комментарий|показать комментарии|все комментарии|ваше имя|пікірлер|\
        пікір қалдыру|пікір жазу|коментарі|коментувати|залишити коментар|comments|comment|\
        leave a comment|leave a reply|add a comment|add comment|post a comment|post comment|\
        write a comment|no comments|view comments|show comments|join the conversation|\
        join the discussion|reply|report abuse|reader comments|your comment|comments are closed|\
        please log in to comment|log in to comment|log in to reply|login to comment|discussion|\
        responses|your email address will not be published|kommentare|kommentar schreiben|\
        commentaires|laisser un commentaire|comentarios|deja un comentario|komentarze|\
        dodaj komentarz|skomentuj|odpowiedz|napisz komentarz|comentários|deixe um comentário|\
        commenti|lascia un commento|σχόλια|αφήστε ένα σχόλιο|απάντηση|评论|发表评论|网友评论|我要评论|回复\
        ",
    )
});

/// Openings of rights notices, imprints and error-report boxes.
pub(super) static LEGAL: Phrases = LazyLock::new(|| {
    split(
        "\
        все права защищены|copyright|все материалы|использование материалов|\
        при использовании материалов|перепечатка материалов|при перепечатке|при цитировании|\
        полное или частичное|политика конфиденциальности|пользовательское соглашение|\
        правила использования|условия использования|мнение редакции|редакция не несет|\
        редакция не несёт|нашли ошибку|заметили ошибку|нашли опечатку|сообщить об ошибке|\
        сообщите об ошибке|сообщите нам об ошибке|увидели ошибку|ошибка в тексте|выделите ее|\
        выделите её|выделите текст|свидетельство о|учредитель|главный редактор:|адрес редакции|\
        телефон редакции|сетевое издание|сайт использует cookie|мы используем cookie|\
        мы используем файлы cookie|на сайте используются|продолжая использовать|\
        барлық құқықтар қорғалған|барлық құқық қорғалған|материалдарды пайдалану|\
        қатені байқасаңыз|қате тапсаңыз|усі права захищені|всі права захищені|\
        all rights reserved|terms of use|terms of service|terms and conditions|\
        terms & conditions|privacy policy|privacy|cookie policy|cookies|we use cookies|\
        this site uses cookies|this website uses cookies|by using this site|by continuing to|\
        report an error|report a typo|disclaimer|do not sell my|powered by|\
        alle rechte vorbehalten|impressum|datenschutz|datenschutzerklärung|tous droits réservés|\
        mentions légales|todos los derechos reservados|aviso legal|política de privacidad|\
        wszelkie prawa zastrzeżone|polityka prywatności|regulamin|todos os direitos reservados|\
        tutti i diritti riservati|informativa privacy|με επιφύλαξη παντός δικαιώματος|\
        όροι χρήσης|πολιτική απορρήτου|版权所有|版权声明|免责声明|未经授权|责任编辑|本文来源\
        ",
    )
});

/// Lines that only lead elsewhere.
pub(super) static NAVIGATION: Phrases = LazyLock::new(|| {
    split(
        "\
        главная|главная страница|на главную|новости|политика|экономика|общество|спорт|культура|\
        происшествия|наука|технологии|авто|бизнес|финансы|мир|в мире|регионы|рубрики|категории|\
        разделы|архив|о нас|о сайте|о проекте|о компании|контакты|реклама|реклама на сайте|\
        вакансии|поиск|найти|меню|карта сайта|войти|вход|регистрация|выход|выйти|закрыть|\
        личный кабинет|забыли пароль|назад|вперед|далее|вверх|наверх|подробнее|читать далее|\
        читать полностью|показать еще|показать ещё|загрузить еще|ещё|еще|все рубрики|видео|фото|\
        фоторепортаж|теги|метки|тэги|светлая тема|темная тема|тёмная тема|как в системе|\
        мобильная версия|полная версия|скачать приложение|перейти к|басты бет|жаңалықтар|саясат|\
        қоғам|мәдениет|әлем|біз туралы|байланыс|байланыстар|іздеу|жарнама|кіру|тіркелу|мұрағат|\
        айдарлар|тегтер|home|homepage|news|politics|business|economy|sport|sports|culture|world|\
        opinion|video|videos|photos|gallery|about|about us|contact|contact us|advertise|\
        advertisement|advertising|careers|jobs|search|menu|login|log in|sign in|register|\
        log out|logout|close|back|back to top|next|previous|more|skip to|skip to content|\
        skip to main content|main menu|show more|load more|view all|see all|site map|sitemap|\
        help|faq|categories|tags|topics|archive|my account|shop|cart|download|start|startseite|\
        suche|anmelden|kontakt|accueil|connexion|rechercher|contacto|inicio|buscar|\
        strona główna|szukaj|zaloguj|zaloguj się|reklama|redakcja|wiadomości|αρχική|επικοινωνία|\
        αναζήτηση|首页|登录|注册|搜索|关于我们|联系我们|返回顶部\
        ",
    )
});

/// Rates, weather and similar boxes.
pub(super) static WIDGET: Phrases = LazyLock::new(|| {
    split(
        "\
        курс валют|курсы валют|погода|пробки|гороскоп|опрос|голосование|проголосовать|\
        результаты опроса|валюта бағамы|ауа райы|exchange rates|weather|poll|vote|horoscope|usd|\
        eur|rub|cny|google play|app store|appgallery|rustore|вы можете оценить|loading|загрузка\
        ",
    )
});

/// Words that stand before a picture's author or source.
pub(super) static CREDIT: Phrases = LazyLock::new(|| {
    split(
        "\
        фото|фото:|фотография:|фото из|фото автора|фото с сайта|снимок:|иллюстрация:|\
        иллюстрация|коллаж:|видео:|скриншот|кадр из|инфографика:|сурет:|суреті:|фотосурет:|\
        фото -|фото –|фото —|photo:|photo by|photos:|photos by|photograph:|photograph by|\
        photo credit|picture:|image:|image credit|image source|file photo|illustration:|foto:|\
        fot.|foto |bild:|quelle:|photo :|crédit photo|crédits photo|φωτογραφία:|φωτό:|\
        photo courtesy|courtesy of|getty images|图片来源|图片:|图：\
        ",
    )
});

/// Words that stand before an author's name.
pub(super) static AUTHOR: Phrases = LazyLock::new(|| {
    split(
        "\
        автор:|авторы:|автор статьи:|автор материала:|автор текста:|автор|текст:|текст и фото:|\
        подготовил:|подготовила:|подготовил|подготовила|подготовили|материал подготовил|\
        материал подготовила|материал подготовили|записал:|записала:|записал|записала|беседовал:|\
        беседовала:|беседовал|беседовала|мәтін:|авторы|дайындаған:|дайындаған|by|by:|author:|author|authors:|\
        written by|written by:|words by|text by|text:|reported by|reporting by|story by|\
        posted by|posted by:|von|autor:|autor|autorin:|par|auteur:|por|tekst:|autorka:|\
        scritto da|di|συντάκτης:|γράφει ο|γράφει η|作者：|作者:|记者\
        ",
    )
});

/// What an author is called by trade.
pub(super) static ROLES: Phrases = LazyLock::new(|| {
    split(
        "\
        корреспондент|специальный корреспондент|собственный корреспондент|спецкор|собкор|\
        журналист|журналистка|обозреватель|политический обозреватель|редактор|главный редактор|\
        шеф-редактор|выпускающий редактор|автор|корреспондент отдела|колумнист|репортёр|\
        репортер|фотокорреспондент|тілші|арнайы тілші|журналист-редактор|бас редактор|шолушы|\
        correspondent|special correspondent|staff correspondent|staff writer|reporter|\
        staff reporter|senior reporter|journalist|editor|senior editor|columnist|contributor|\
        contributing writer|political editor|freelance journalist|redaktor|dziennikarz|\
        dziennikarka|redakteur|journaliste|periodista\
        ",
    )
});

/// Verbs with which an article names its source; the source follows.
pub(super) static ATTRIBUTION: Phrases = LazyLock::new(|| {
    split(
        "\
        передает|передаёт|сообщает|сообщают|пишет|информирует|деп хабарлайды|хабарлайды|\
        деп жазады|деп хабарлады|reports|повідомляє|пише|передає\
        ",
    )
});

/// Words beside a count of views or minutes.
pub(super) static COUNTED: Phrases = LazyLock::new(|| {
    split(
        "\
        просмотров|просмотры|просмотра|просмотр|прочтений|прочитали|читать|минут|минуты|минута|\
        мин|лайков|қаралым|қаралды|рет|переглядів|views|view|reads|shares|likes|min|minute|\
        minutes|read|aufrufe|wyświetleń|odsłon|vues|lectura|время|чтения|на|чтение\
        ",
    )
});
