//! Who wrote a page in Chinese, Japanese or Korean, as its bylines say it.

use super::{cleaned, text};
use crate::model::sidecar::Sidecar;

/// A page: its headline, and two paragraphs.
type Page = [&'static str; 3];

const CHINESE: Page = [
    "海角灯塔重新点亮",
    "海角的灯塔三日重新点亮，此前半年一直关闭。守塔人说，冬天里工人们擦亮了透镜，并用木头重新搭起了楼梯。",
    "夏天油漆干透以后，游客可以登上塔顶，守塔人的旧屋里还将开设一座小博物馆，渡船每天会多停靠两次。",
];
const JAPANESE: Page = [
    "岬の灯台が再び点灯",
    "岬の灯台が三日、半年ぶりに点灯した。冬の間にレンズを磨き、階段を木で組み直したと灯台守は話す。",
    "塗装が乾く夏には上まで登れるようになり、灯台守の家には小さな博物館も開く予定だ。",
];
const KOREAN: Page = [
    "곶의 등대에 다시 불이 켜졌다",
    "곶의 등대가 반년 만에 다시 불을 밝혔다. 겨울 동안 렌즈를 닦고 나무로 계단을 새로 놓았다고 등대지기는 말했다.",
    "칠이 마르는 여름에는 꼭대기까지 오를 수 있고, 등대지기의 옛집에는 작은 박물관도 문을 열 예정이다.",
];

/// Asks for the author of a page with a line below its headline, as text and as HTML.
fn check([title, first, last]: Page, byline: &str, author: Option<&str>) {
    let lines = byline.replace('\n', "</p><p>");
    let dump = format!("{title}\n\n{byline}\n\n{first}\n\n{last}\n");
    let html = format!(
        "<title>{title}</title><article><h1>{title}</h1><p>{lines}</p><p>{first}</p><p>{last}</p></article>"
    );
    for (path, page) in [("a.txt", dump), ("a.html", html)] {
        let (article, _) = cleaned(path, &page, &Sidecar::default());
        assert_eq!(text(article.fields.author.as_ref()), author, "{path}: {byline}");
    }
}

#[test]
fn bylines_in_chinese_are_read() {
    for (byline, author) in [
        ("文/王小明", Some("王小明")),
        ("文｜王小明", Some("王小明")),
        ("文 | 王小明", Some("王小明")),
        ("文：王小明 图：李华", Some("王小明")),
        ("文／記者王小明", Some("王小明")),
        ("作者：王小明", Some("王小明")),
        ("作者:王小明", Some("王小明")),
        ("作者\n王小明", Some("王小明")),
        ("作者：约翰·史密斯", Some("约翰·史密斯")),
        ("作者：王小明、李华", Some("王小明, 李华")),
        ("记者 王小明", Some("王小明")),
        ("记者张建 周长庆", Some("张建, 周长庆")),
        ("撰文：王小明", Some("王小明")),
        ("採訪・撰文／王小明", Some("王小明")),
        ("（記者王小明／湖濱報導）", Some("王小明")),
        ("【草原報╱記者王小明／湖濱報導】", Some("王小明")),
        ("草原報 記者王小明／即時報導", Some("王小明")),
        ("◎ 記者王小明/採訪報導", Some("王小明")),
        ("◎ 記者王小明/編譯", Some("王小明")),
        ("【草原報╱記者王小明／整理】", Some("王小明")),
        ("文：王小明、李华 摄影：陈红", Some("王小明, 李华")),
        ("作者： 来源： 草原网 编辑： 李华", None),
        ("作者：佚名", None),
        ("記者王小明台北11日電", Some("王小明")),
        ("记者王小明湖滨3月4日电", Some("王小明")),
        ("记者王小明、李华湖滨报道", Some("王小明, 李华")),
        ("本报湖滨3月4日电 记者 王小明", Some("王小明")),
        ("記者高雄報導", None),
        ("本报记者", None),
        ("本報記者／綜合報導", None),
        ("文／編輯部", None),
        ("记者会", None),
        ("记者手记", None),
        ("记者热线：0771-2083335", None),
        ("记者：近年来，灯塔都关闭了吗？", None),
        ("责任编辑：李华", None),
        ("来源：草原网", None),
    ] {
        check(CHINESE, byline, author);
    }
}

#[test]
fn bylines_in_japanese_are_read() {
    for (byline, author) in [
        ("取材・文＝山田太郎", Some("山田太郎")),
        ("取材・文／山田太郎　撮影／鈴木一郎", Some("山田太郎")),
        ("著者：山田太郎", Some("山田太郎")),
        ("著者: 山田 太郎", Some("山田 太郎")),
        ("文・写真／山田太郎", Some("山田太郎")),
        ("山田太郎 記者", Some("山田太郎")),
        ("執筆：ジョン・スミス", Some("ジョン・スミス")),
        ("編集部", None),
        ("記者会見", None),
        ("記者コラム", None),
        ("撮影／鈴木一郎", None),
    ] {
        check(JAPANESE, byline, author);
    }
}

#[test]
fn bylines_in_korean_are_read() {
    for (byline, author) in [
        ("김민수 기자", Some("김민수")),
        ("김민수 기자 minsu@dala.example", Some("김민수")),
        ("김민수·박지영 기자", Some("김민수, 박지영")),
        ("김민수 인턴기자", Some("김민수")),
        ("기자 김민수", Some("김민수")),
        ("글 김민수", Some("김민수")),
        ("글=김민수", Some("김민수")),
        ("글·사진 김민수", Some("김민수")),
        ("글쓰기 교실", None),
        ("글 쓰기 모임", None),
        ("기자회견", None),
        ("전문기자칼럼", None),
        ("편집부", None),
    ] {
        check(KOREAN, byline, author);
    }
}

#[test]
fn a_text_opens_with_its_reporter() {
    for ([title, first, last], opening, author) in [
        (CHINESE, "草原网湖滨３月４日电（记者张建 周长庆）", "张建, 周长庆"),
        (CHINESE, "本报讯 （记者 王小明）", "王小明"),
        (CHINESE, "〔記者王小明／湖濱報導〕", "王小明"),
        (CHINESE, "（草原社記者王小明湖濱11日電）", "王小明"),
        (CHINESE, "草原社記者王小明湖濱11日電　", "王小明"),
        (KOREAN, "[강릉=초원] 김민수 기자 = ", "김민수"),
        (KOREAN, "(강릉=초원) 김민수 기자 = ", "김민수"),
    ] {
        let page = format!("{title}\n\n{opening}{first}\n\n{last}\n");
        let (article, _) = cleaned("a.txt", &page, &Sidecar::default());
        assert_eq!(text(article.fields.author.as_ref()), Some(author), "{opening}");
    }
}

#[test]
fn a_text_that_speaks_of_reporters_has_no_author_for_it() {
    for sentence in [
        "记者今天从海事局获悉，灯塔将在夏天开放。",
        "记者常在这里等船，守塔人认识他们所有的人。",
        "據海事局告訴記者，燈塔將在夏天開放。（資料照，記者王小明攝）",
        "灯塔の公開は記者会見で発表された。",
    ] {
        let page = format!("{}\n\n{sentence}\n\n{}\n\n{}\n", CHINESE[0], CHINESE[1], CHINESE[2]);
        let (article, _) = cleaned("a.txt", &page, &Sidecar::default());
        assert_eq!(text(article.fields.author.as_ref()), None, "{sentence}");
    }
}
