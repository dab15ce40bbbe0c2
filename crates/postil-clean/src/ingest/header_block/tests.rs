use super::*;

fn check(text: &str, fields: &[(FieldName, &str)], body: &str) {
    let block = leading(text);
    let found: Vec<(FieldName, &str)> =
        block.declared.iter().map(|field| (field.name, field.value.as_str())).collect();
    assert_eq!(found, fields, "{text}");
    assert_eq!(&text[block.body_start..], body, "{text}");
}

#[test]
fn labelled_lines_are_fields() {
    use FieldName::{Author, Captured, Date, Source, Tags, Title, Url};
    check(
        "Title: Мост: открыт\nAuthor: Анна Ким\nDate: 2026-04-20\n\
         URL: https://v.example/1\nSource: Вестник\n\nМост открыт.\n",
        &[
            (Title, "Мост: открыт"),
            (Author, "Анна Ким"),
            (Date, "2026-04-20"),
            (Url, "https://v.example/1"),
            (Source, "Вестник"),
        ],
        "\nМост открыт.\n",
    );
    check(
        "Заголовок: Мост открыт\r\nИсточник: https://v.example/1\r\nТеги: мост, река\r\n\
         Текст:\r\nМост открыт.",
        &[(Title, "Мост открыт"), (Url, "https://v.example/1"), (Tags, "мост"), (Tags, "река")],
        "Мост открыт.",
    );
    check(
        "Title: Мост\n\nURL Source: https://v.example/1\n\nPublished Time: 2026-04-20\n\n\
         Markdown Content:\nМост открыт.",
        &[(Title, "Мост"), (Url, "https://v.example/1"), (Date, "2026-04-20")],
        "Мост открыт.",
    );
    check(
        "**Тақырып:** Көпір ашылды\n**Сілтеме:** https://v.example/1\n**Сохранено:** 2026-04-21\nКөпір.",
        &[(Title, "Көпір ашылды"), (Url, "https://v.example/1"), (Captured, "2026-04-21")],
        "Көпір.",
    );
    check("URL: https://v.example/1\nМост.", &[(Url, "https://v.example/1")], "Мост.");
}

#[test]
fn the_head_of_a_mail_is_a_block() {
    use FieldName::{Author, Date, Title};
    for from in [
        "Anna Hill <anna@v.example>",
        "\"Anna Hill\" <anna@v.example>",
        "anna@v.example (Anna Hill)",
        "Anna Hill",
    ] {
        check(
            &format!(
                "From: {from}\nNewsgroups: cape.talk\nSubject: The lighthouse\n\
                 Date: 4 Nov 1996 08:12:00 GMT\n\nIt is lit.\n"
            ),
            &[(Author, "Anna Hill"), (Title, "The lighthouse"), (Date, "4 Nov 1996 08:12:00 GMT")],
            "\nIt is lit.\n",
        );
    }
    check(
        "От: Анна Ким\nКому: Совет\nТема: Маяк\nДата: 04.11.2006\n\nМаяк горит.\n",
        &[(Author, "Анна Ким"), (Title, "Маяк"), (Date, "04.11.2006")],
        "\nМаяк горит.\n",
    );
    check(
        "From: the harbour\nTo: the cape\nThe ferry.",
        &[],
        "From: the harbour\nTo: the cape\nThe ferry.",
    );
}

#[test]
fn labels_are_parted_by_other_signs_too() {
    use FieldName::{Author, Date, Title, Url};
    for sign in [" = ", "=", "\t", ":\t", " : ", "\t: ", " \t="] {
        let block = format!(
            "Title{sign}Мост: открыт = начало\nАвтор{sign}Анна Ким\nДата{sign}2026-04-20\n\
             URL{sign}https://v.example/?a=1\n\nМост открыт.\n"
        );
        let fields = [
            (Title, "Мост: открыт = начало"),
            (Author, "Анна Ким"),
            (Date, "2026-04-20"),
            (Url, "https://v.example/?a=1"),
        ];
        check(&block, &fields, "\nМост открыт.\n");
    }
}

#[test]
fn lines_of_comments_and_dividers_belong_to_a_block() {
    use FieldName::{Date, Title, Url};
    let fields = [(Url, "https://v.example/1"), (Title, "Мост открыт"), (Date, "2026-04-20")];
    for block in [
        "# url: https://v.example/1\n# title: Мост открыт\n# date: 2026-04-20\n-----\n",
        "## URL = https://v.example/1\n## Title = Мост открыт\n## Date = 2026-04-20\n",
        "==== https://v.example/1 ====\ntitle=Мост открыт\ndate=2026-04-20\n====\n",
        "== https://v.example/1\r\ntitle: Мост открыт\r\ndate: 2026-04-20\r\n",
        "******\nURL: https://v.example/1\nTitle: Мост открыт\nDate: 2026-04-20\n******\n",
    ] {
        check(&format!("{block}Мост открыт.\n"), &fields, "Мост открыт.\n");
    }
    for text in [
        "# Мост открыт\n-----\nДата: вчера\nМост.\n",
        "=====\nМост открыт.\n",
        "== Мост == https://v.example/1 ==\nМост.\n",
        "-----\n",
    ] {
        check(text, &[], text);
    }
}

#[test]
fn programs_and_tables_are_no_block() {
    for text in [
        "title = \"Мост\"\nauthor = \"Анна Ким\"\nprint(title)\n",
        "title = 'Мост';\nurl = 'https://v.example/1';\n",
        "url = get(\nauthor = None,\n",
        "Title\tAuthor\tDate\nМост\tАнна Ким\t2026\n",
        "Автор\tДата\tРубрика\nДата\tАвтор\tРубрика\n",
        "Title: Мост\nauthor = Анна Ким\nМост открыт.\n",
        "Date = day of the year, Title = head of the chapter\nThe bridge is open.\n",
    ] {
        check(text, &[], text);
    }
}

#[test]
fn a_line_that_any_page_has_is_no_block() {
    for text in [
        "Автор: Анна Ким\nМост открыт.",
        "Опубликовано: 12 марта 2026\nМост открыт.",
        "Итоги: мост открыт\nАвтор: Анна Ким\nДата: 12 марта",
        "Мост открыт.\nTitle: Мост\nURL: https://v.example/1",
        "",
    ] {
        check(text, &[], text);
    }
}

#[test]
fn the_address_of_a_house_is_no_header_block() {
    for text in
        ["Адрес: ул. Мира, 5\nМост открыт.\n", "Address: 5 Ferry Lane\nThe bridge is open.\n"]
    {
        check(text, &[], text);
    }
}

#[test]
fn elements_of_their_own_lines_are_fields() {
    use FieldName::{Author, Date, Source, Title, Url};
    check(
        "<title>Мост открыт</title>\n<author>Анна Ким</author>\n<date>2026-04-20</date>\n<text>\n\
         Мост открыт.\n",
        &[(Title, "Мост открыт"), (Author, "Анна Ким"), (Date, "2026-04-20")],
        "Мост открыт.\n",
    );
    check(
        " <URL>https://v.example/1</URL>\r\n<Source> Вестник </Source>\r\n<body>Мост.",
        &[(Url, "https://v.example/1"), (Source, "Вестник")],
        "<body>Мост.",
    );
    for text in [
        "<title>Мост открыт</title>\nАвтор: Анна Ким\nМост открыт.\n",
        "<title>Мост\n<author>Анна Ким\nМост открыт.\n",
        "<p>Мост открыт</p>\n<date>вчера</date>\n",
    ] {
        check(text, &[], text);
    }
}

#[test]
fn an_object_above_a_text_is_a_block() {
    use FieldName::{Author, Date, Source, Title};
    let fields =
        [(Author, "Анна Ким"), (Date, "2026-04-20"), (Source, "Вестник"), (Title, "Мост открыт")];
    for block in [
        "{\"title\": \"Мост открыт\", \"author\": \"Анна Ким\", \"date\": \"2026-04-20\", \
         \"source\": \"Вестник\", \"id\": 7}\n",
        "\u{feff}\n{\r\n  \"date_publish\": \"2026-04-20\",\n  \"source_domain\": \"Вестник\",\n  \
         \"title\": \"Мост открыт\",\n  \"authors\": [{\"name\": \"Анна Ким\"}]\n} \r\n",
    ] {
        check(&format!("{block}\nМост открыт.\n"), &fields, "\nМост открыт.\n");
    }
    for text in [
        "{\"title\": \"Мост\", \"date\": \"2026-04-20\"}\n\n",
        "{\"title\": \"Мост\", \"date\": \"2026-04-20\"} Мост открыт.\n",
        "{\"title\": \"Мост\"}\nМост открыт.\n",
        "{\"title\": \"Мост\", \"date\":\nМост открыт.\n",
        "{Мост} открыт.\nДата: вчера\n",
    ] {
        check(text, &[], text);
    }
}

#[test]
fn a_text_may_begin_behind_its_label() {
    use FieldName::{Author, Date, Source, Title};
    let text = "Мост через Талды открыт: по нему едут автобусы и грузовики.\n";
    check(
        &format!(
            "Title : Мост открыт\nPublication : Вестник\nPublished date : 20 Apr 2026\n\
             Author(s) : Ким, Анна\nDocument ID : 7\nFull text : {text}"
        ),
        &[
            (Title, "Мост открыт"),
            (Source, "Вестник"),
            (Date, "20 Apr 2026"),
            (Author, "Ким, Анна"),
        ],
        text,
    );
    let head = "Заголовок: Мост открыт\nДата: 2026-04-20\n";
    let byline = "Текст: Анна Ким\nМост открыт.\n";
    check(&format!("{head}{byline}"), &[(Title, "Мост открыт"), (Date, "2026-04-20")], byline);
}

#[test]
fn a_mail_is_read_as_its_programs_wrote_it() {
    use FieldName::{Author, Date, Title};
    let fields = [
        (Author, "Анна Хилл"),
        (Title, "Маяк снова светит"),
        (Date, "Mon, 4 Nov 1996 08:12:00 GMT"),
    ];
    check(
        "From anna@v.example Mon Nov  4 08:12:00 1996\nReturn-Path: <anna@v.example>\n\
         Received: from mail.v.example (mail.v.example [192.0.2.7])\n\tby mx.example; 4 Nov 1996\n\
         From: =?koi8-r?B?4c7OwQ==?= =?koi8-r?Q?_=E8=C9=CC=CC?= <anna@v.example>\n\
         Subject: =?utf-8?B?0JzQsNGP0Log0YHQvdC+0LLQsA==?=\n =?utf-8?Q?_=D1=81=D0=B2=D0=B5=D1=82=D0=B8=D1=82?=\n\
         Date: Mon, 4 Nov 1996 08:12:00 GMT\nMIME-Version: 1.0\n\nIt is lit.\n",
        &fields,
        "\nIt is lit.\n",
    );
    check(
        "From here on Monday\nTitle: Fog\nDate: 4 May\n",
        &[],
        "From here on Monday\nTitle: Fog\nDate: 4 May\n",
    );
}
