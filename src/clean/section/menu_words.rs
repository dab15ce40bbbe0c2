//! What menus and buttons say on sites of any outlet: words that name no section.

use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use crate::words::letter::lower_case;

/// Whole lines, in lower case.
const MENU_WORDS: &str = "\
    меню|главное меню|главная|главная страница|на главную|домой|о нас|о сайте|о газете|о журнале|\
    о проекте|о компании|о редакции|о портале|об издании|об агентстве|редакция|редколлегия|контакты|\
    наши контакты|обратная связь|реклама|реклама на сайте|рекламодателям|вакансии|партнеры|партнёры|\
    подписка|подписаться|поиск|найти|искать|поиск по сайту|карта сайта|архив|архив номеров|\
    архив новостей|рубрики|разделы|категории|теги|метки|темы|все рубрики|все новости|все темы|\
    новости|лента|лента новостей|последние новости|вход|войти|регистрация|выход|выйти|\
    личный кабинет|профиль|закрыть|открыть|назад|вперед|вперёд|далее|вверх|наверх|подробнее|\
    читать далее|показать ещё|показать еще|ещё|еще|поделиться|печать|распечатать|версия для печати|\
    версия для слабовидящих|мобильная версия|светлая тема|темная тема|тёмная тема|настройки|язык|\
    русский|қазақша|english|рус|қаз|eng|видео|фото|фотогалерея|галерея|медиа|подкасты|газета|номера|\
    мәзір|басты бет|басты|біз туралы|байланыс|байланыстар|жарнама|іздеу|кіру|тіркелу|шығу|мұрағат|\
    айдарлар|тегтер|жаңалықтар|соңғы жаңалықтар|барлық жаңалықтар|сайт картасы|бөлісу|жазылу|жабу|\
    артқа|алға|жоғары|толығырақ|тағы|бейне|сурет|газет туралы|редакция туралы|\
    обновлено|опубликовано|дата публикации|время чтения|источник|источник фото|просмотры|\
    комментарии|жаңартылды|жарияланды|дереккөз|оқу уақыты|пікірлер|\
    updated|last updated|published|reading time|source|views|comments|\
    menu|main menu|home|homepage|home page|front page|about|about us|our team|contact|contacts|\
    contact us|advertise|advertising|advertisement|careers|jobs|subscribe|newsletter|newsletters|\
    search|site map|sitemap|archive|archives|topics|tags|categories|sections|all sections|news|\
    latest|latest news|all news|log in|login|sign in|sign up|register|log out|logout|my account|\
    account|profile|close|open|back|next|previous|more|read more|see all|view all|show more|share|\
    print|settings|language|video|videos|photos|gallery|podcasts|dark mode|light mode|skip to content|\
    startseite|menü|suche|kontakt|impressum|anmelden|abo|accueil|rechercher|connexion|contacto|\
    inicio|buscar|contactos|menú|strona główna|szukaj|zaloguj|zaloguj się|redakcja|αρχική|\
    επικοινωνία|αναζήτηση|головна|про нас|контакти|пошук|увійти|首页|菜单|搜索|登录|关于我们|联系我们";

static SET: LazyLock<HashSet<&str, RandomState>> =
    LazyLock::new(|| MENU_WORDS.split('|').collect());

/// Whether a text is what menus say.
pub(super) fn is_menu_word(text: &str) -> bool {
    SET.contains(&*lower_case(text.trim()))
}
