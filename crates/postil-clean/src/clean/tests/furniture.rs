//! Lines of the text that look like furniture, and furniture that looks like something else.

use super::{check, check_with, cleaned, text};
use crate::clean::clean;
use crate::ingest::ingest;
use crate::model::cleaned::BlockKind;
use crate::model::sidecar::{Note, Sidecar};
use crate::settings::CleanSettings;

const HARVEST: &str = "\
lede      |Комбайны ушли с полей на прошлой неделе, и управа опубликовала итоги трёх лет, которых ждали и хозяйства, и мельницы.
";
const SORTS: &str = "\
paragraph |Больше всего собрали в хозяйстве «Заря», где два года назад перешли на новые сорта и перестали сжигать солому.
";

#[test]
fn a_table_of_figures_goes_with_the_text_around_it() {
    check(&format!(
        "{HARVEST}blank     |\nparagraph |Год\tПшеница\tЯчмень\nparagraph |2023\t14,5\t11,2\n\
         paragraph |2024\t15,1\t10,8\nparagraph |2025\t18,0\t12,4\nblank     |\n{SORTS}"
    ));
}

#[test]
fn a_table_in_html_goes_with_the_text_around_it() {
    let words = |rows: &str| rows.split_once('|').expect("a row").1.trim().to_owned();
    let page = format!(
        "<html><body><h1>Итоги трёх лет</h1><p>{}</p><table><tr><th>Год<th>Пшеница<th>Час</tr>\
         <tr><td>2024<td>15,1<td>07:15</tr><tr><td>2025<td>18,0<td>08:20</tr></table><p>{}</p>",
        words(HARVEST),
        words(SORTS)
    );
    let (article, _) = cleaned("a.html", &page, &Sidecar::default());
    let texts: Vec<&str> = article.blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(texts[1..4], ["Год | Пшеница | Час", "2024 | 15,1 | 07:15", "2025 | 18,0 | 08:20"]);
}

#[test]
fn a_line_that_announces_a_table_goes_with_it() {
    let article = check_with(
        &format!(
            "{HARVEST}paragraph |По годам:\nparagraph |Год\tПшеница\nparagraph |2024\t15,1\n\
             paragraph |2025\t18,0\n{SORTS}"
        ),
        &Sidecar::default(),
    );
    assert_eq!(article.blocks.len(), 6);
}

#[test]
fn counts_below_a_rights_notice_are_counts() {
    check(&format!(
        "{HARVEST}{SORTS}legal |© 2026 Степной вестник. Все права защищены.\n\
         counter |Просмотров: 1204\ncounter |1204\n"
    ));
}

#[test]
fn a_table_of_rates_in_a_menu_is_no_text() {
    check(&format!(
        "navigation |Главная\nnavigation |Новости\nnavigation |USD\t481.15\nnavigation |EUR\t560.20\n\
         navigation |Контакты\nblank |\n{HARVEST}{SORTS}"
    ));
}

#[test]
fn a_table_of_markdown_keeps_its_figures_apart() {
    let page = "Комбайны ушли с полей, и управа опубликовала итоги двух лет.\n\n\
                | Год | Пшеница |\n|---|---|\n| 2024 | 15,1 |\n| 2025 | 18,0 |\n\n\
                Больше всего собрали в хозяйстве «Заря», где перешли на новые сорта.\n";
    let (article, _) = cleaned("a.md", page, &Sidecar::default());
    let texts: Vec<&str> = article.blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(texts[1..4], ["Год | Пшеница", "2024 | 15,1", "2025 | 18,0"]);
}

#[test]
fn a_mark_between_two_parts_counts_nothing() {
    check(&format!("{HARVEST}blank     |\nmarkup    |* * *\nblank     |\n{SORTS}markup    |---\n"));
}

#[test]
fn a_refrain_is_text_each_time() {
    let refrain = "paragraph |Ой ты, паром, мой паром, вези меня на тот берег, где горит огонёк.\n";
    let article = check_with(
        &format!(
            "lede      |В посёлке записали песню паромщиков, которую пели на переправе ещё до моста, и вот её слова.\n\
             {refrain}\
             paragraph |Дед мой старый у воды сидит, сети чинит и на волны глядит, ждёт меня домой.\n\
             {refrain}\
             paragraph |А на этом берегу ждёт меня родня, ждёт меня родня с первого снега до весны.\n\
             {refrain}\
             paragraph |Запись отдали в районный музей, её можно послушать в любой день, кроме понедельника.\n"
        ),
        &Sidecar::default(),
    );
    assert!(article.blocks.iter().all(|block| block.kind != BlockKind::Heading));
}

#[test]
fn a_word_between_the_paragraphs_is_no_refrain() {
    let page = "Комбайны ушли с полей на прошлой неделе, и управа опубликовала итоги трёх лет.\n\
                Рекламное место\nБольше всего собрали в хозяйстве «Заря», где перешли на новые сорта.\n\
                Рекламное место\nСолому там больше не жгут, а отдают соседям на подстилку и корм скоту.\n";
    let (article, _) = cleaned("a.txt", page, &Sidecar::default());
    assert!(article.blocks.len() <= 4, "{:?}", article.blocks);
}

#[test]
fn an_invitation_to_share_names_no_more_than_the_networks_below_it() {
    check(&format!(
        "{HARVEST}{SORTS}share |Поделиться\nshare |Telegram\nshare |WhatsApp\n\
         outside the text |В районе выбирают лучшую пасеку года и ждут гостей\n\
         outside the text |Школьники посадили аллею\n"
    ));
}

const FERRY: &str = "\
paragraph |Паром ходил через реку семьдесят лет, и весной его каждый раз чинили всем селом, а зимой переходили реку пешком по льду.
paragraph |Теперь на нём будут возить туристов: управа объявила конкурс, и первые заявки подали два рыбака и школьный учитель географии.
";

#[test]
fn a_version_to_be_printed_is_a_copy() {
    let copy = [HARVEST, SORTS, FERRY].concat().replace("lede      ", "paragraph ");
    let copy = copy.replace("paragraph ", "copy of the text ");
    let menu = "navigation |Главная\nnavigation |Новости\nnavigation |Контакты\n";
    check(&format!("{menu}{HARVEST}{SORTS}{FERRY}{copy}"));
}

#[test]
fn a_sentence_or_a_refrain_that_returns_is_no_copy() {
    let refrain =
        "paragraph |Тихо плывёт по реке мой плот,\nparagraph |и никто меня там не ждёт.\n";
    check(&format!("{HARVEST}{refrain}{SORTS}{refrain}{FERRY}{SORTS}"));
}

#[test]
fn a_passage_that_returns_in_a_longer_text_is_no_copy() {
    let line = |number: usize| {
        format!(
            "paragraph |В году {number} комиссия сочла дорогу к причалу опасной и предложила \
             закрыть её до весны, но жители собрали подписи и починили мостки сами.\n"
        )
    };
    let report: String = (1990..2000).map(line).collect();
    check(&format!("{HARVEST}{report}{FERRY}{SORTS}{FERRY}{SORTS}"));
}

#[test]
fn a_note_on_the_text_does_not_bring_its_copy_back() {
    let note = Note {
        quote: Some("конкурс, и первые заявки".to_owned()), ..Note::default()
    };
    let sidecar = Sidecar { notes: vec![note], ..Sidecar::default() };
    let copy = [HARVEST, SORTS, FERRY].concat().replace("lede      ", "paragraph ");
    let copy = copy.replace("paragraph ", "copy of the text ");
    check_with(&format!("{HARVEST}{SORTS}{FERRY}{copy}"), &sidecar);
}

#[test]
fn a_copy_comes_back_where_a_sidecar_keeps_it() {
    let line = FERRY.lines().next().and_then(|row| row.split_once('|')).expect("a row").1;
    let sidecar = Sidecar { keep: vec![line.to_owned()], ..Sidecar::default() };
    let copy = [HARVEST, SORTS, FERRY].concat().replace("lede      ", "paragraph ");
    let copy = copy.replace("paragraph ", "copy of the text ");
    let copy = copy.replacen("copy of the text |Паром", "paragraph |Паром", 1);
    check_with(&format!("{HARVEST}{SORTS}{FERRY}{copy}"), &sidecar);
}

#[test]
fn an_invitation_amid_the_text_goes_alone() {
    for (page, invitation) in [
        (
            "Главная\nНовости\nСпорт\nКонтакты\nВ Озёрном открыли мост\n10 января 2026\n\
             В субботу в Озёрном открыли мост через реку Талды, который строили два года и дважды бросали.\n\
             По новой дороге школьники доезжают до районного центра за двадцать минут, а раньше шли больше часа.\n\
             Читайте также: Школа купила автобус\n\
             Содержать мост будут на деньги от стоянки у причала, сообщил глава совета Пётр Лугин.\n\
             Поделиться\nTelegram\nWhatsApp\nКомментарии\n© 2026 Степной вестник\n",
            "Читайте также",
        ),
        (
            "Home\nNews\nSport\nContact\nA bridge opens in Talby\n10 January 2026\n\
             A bridge across the river Tald opened on Saturday after two years of work and two long delays.\n\
             Pupils now reach the district centre in twenty minutes, where they once walked for more than an hour.\n\
             Read more: School buys a bus\n\
             The parking ground at the pier will pay for the upkeep, said Peter Lugin, who heads the council.\n\
             Share\nTelegram\nWhatsApp\nComments\n© 2026 Steppe Herald\n",
            "Read more",
        ),
    ] {
        let (article, _) = cleaned("a.txt", page, &Sidecar::default());
        let texts: Vec<&str> = article.blocks.iter().map(|block| block.text.as_str()).collect();
        let (before, behind) = page.split_once(invitation).expect("the page has one");
        let paragraphs: Vec<&str> =
            before.lines().skip(6).chain(behind.lines().skip(1).take(1)).collect();
        assert_eq!(texts, paragraphs);
    }
}

#[test]
fn comments_go_on_behind_a_button_and_begin_with_their_number() {
    check(&format!(
        "{HARVEST}{SORTS}comments |Комментарии (2)\nnavigation |Войти\ncomments |Сергей\n\
         comments |Наконец-то считают как надо.\n"
    ));
    check(&format!(
        "{HARVEST}{SORTS}comments |2 комментария:\ncomments |stepnyak\ncomments |Спасибо.\n"
    ));
}

#[test]
fn a_sentence_below_a_list_of_pages_is_no_entry_of_it() {
    check(&format!(
        "{HARVEST}{SORTS}read also |Популярное\nread also |Подорожал уголь\n\
         outside the text |Эту страницу видели все.\nread also |Найден колодец\n"
    ));
}

#[test]
fn what_a_banner_says_of_cookies_is_legal() {
    check(&format!(
        "legal |Мы используем файлы cookie, чтобы сайт работал лучше.\nnavigation |Принять\n\
         navigation |Главная\nnavigation |Контакты\nblank |\n{HARVEST}{SORTS}"
    ));
}

#[test]
fn the_line_that_names_the_author_is_a_byline() {
    let article = check_with(
        &format!(
            "title |Хлеб подорожал, а пекарь не виноват\nbyline |Автор: Ася Лунина\n\
             caption |Фото: Игнат Холмов\n{HARVEST}{SORTS}share |Поделиться\n"
        ),
        &Sidecar::default(),
    );
    assert_eq!(text(article.fields.author.as_ref()), Some("Ася Лунина"));
}

#[test]
fn a_date_below_an_invitation_to_share_is_a_date() {
    check(&format!(
        "{HARVEST}{SORTS}share |Поделиться новостью:\ndate line |Дата: 05.06.2026\n\
         tags |Теги: зерно, солома\n"
    ));
}

#[test]
fn a_short_text_goes_on_behind_a_list_of_other_pages() {
    for end in ["#мост #паводок", "Поделиться\nTelegram\nWhatsApp", "Комментарии (2)\nСергей\nДа!"]
    {
        let page = format!(
            "Главная\nНовости\nСпорт\nКонтакты\nПаром ушёл на дно\n10 января 2026\n\
             Понтон на реке Талды, который служил паромом двадцать лет, утонул в четверг у причала.\n\
             Людей на нём не было, сообщил глава совета Пётр Лугин.\n\
             Читайте также:\nВ Белом Яре открыли школу\nУголь подорожал на треть\n\
             Понтон поднимут весной, когда сойдёт лёд.\nДо тех пор до города ездят в объезд.\n{end}\n"
        );
        let (article, _) = cleaned("a.txt", &page, &Sidecar::default());
        let first: Vec<&str> =
            article.blocks.iter().filter_map(|block| block.text.split(' ').next()).collect();
        assert_eq!(first, ["Понтон", "Людей", "Понтон", "До"], "{end}");
    }
}

#[test]
fn much_prose_that_goes_for_standing_elsewhere_is_said() {
    let page = "Главная\nМир\nСпорт\n\
        Паром через Тихую снова ходит по старому расписанию, хотя лёд на реке ещё не сошёл и ветер силён.\n\
        Погода\nАфиша\n\
        Совет города Заречного одобрил смету нового моста через Тихую, и рабочие начнут строить его весной.\n\
        Дороги к мосту закончат осенью, когда сойдёт вода и просохнут обочины, обещают в областном управлении.\n\
        До тех пор жители обоих берегов будут ездить паромом, который ходит раз в полчаса с утра до темноты.\n\
        Поделиться\nНа главную\n";
    let document = ingest("page.txt", page.as_bytes()).0.expect("a page with text");
    let said = |others: &[u8]| {
        let settings = CleanSettings::default();
        let (_, found) = clean(&document, others, &Sidecar::default(), &settings);
        found.iter().any(|found| found.code == "repeated-prose")
    };
    assert!(said(&[9, 9, 9, 0, 9, 9, 9, 9, 9, 9, 9]));
    assert!(!said(&[9, 9, 9, 0, 9, 9, 0, 0, 0, 9, 9]));
}

#[test]
fn a_repeated_sentence_that_goes_from_between_two_of_the_text_is_said() {
    let page = "Главная\nМир\nСпорт\n\
        Паром через Тихую снова ходит по старому расписанию, хотя лёд на реке ещё не сошёл и ветер силён.\n\
        Билеты на паром продаёт касса у причала.\nКасса у причала\n\
        До тех пор жители обоих берегов ездили в объезд, который занимал полдня и больше, если таяло.\n\
        Дороги к мосту закончат осенью, когда сойдёт вода и просохнут обочины, обещают в управлении.\n\
        Поделиться\nНа главную\n";
    let document = ingest("page.txt", page.as_bytes()).0.expect("a page with text");
    let others = [9, 9, 9, 0, 9, 9, 0, 0, 9, 9];
    let (_, found) = clean(&document, &others, &Sidecar::default(), &CleanSettings::default());
    assert!(found.iter().any(|found| found.code == "repeated-prose"), "{found:?}");
}
