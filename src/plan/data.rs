//! The page that explains the files with all articles as data.

use crate::cite::formats::ReferenceFormat;
use crate::cite::{TEI_FOLDER, tei_name};
use crate::config::settings::DataFormat;
use crate::model::archive::ArchivedArticle;
use crate::model::page::{DataFileView, DataView, DownloadView, View};
use crate::model::route::Route;
use crate::plan::family::Family;
use crate::plan::outline::Outline;
use crate::plan::{Plan, PlannedPage, Recipe};

impl Plan {
    /// The page, where there are such files.
    pub(super) fn data_page(&self) -> Option<PlannedPage> {
        let any = !self.frame.data().is_empty();
        any.then(|| PlannedPage { route: Route::page(["data"]), recipe: Recipe::Data })
    }

    pub(super) fn data(&self, route: &Route) -> Outline {
        let is_findable = self.archive.articles.iter().any(|archived| !archived.head.noindex);
        let formats = self.frame.data();
        // Harvesters are told of what search engines may find.
        let has_file = |format: &&DataFormat| is_findable || **format != DataFormat::Oai;
        let file = |format: &DataFormat| DataFileView {
            format: format.name(),
            file: ReferenceFormat::of_data(*format)
                .map(ReferenceFormat::file_name)
                .or(format.file_name()),
            example: self.example(*format),
        };
        let view = DataView {
            site: self.frame.site(),
            page: self.frame.head("data", route),
            root: route.to_root(),
            files: formats.iter().filter(has_file).map(file).collect(),
            total: self.archive.articles.len(),
        };
        Outline::whole("data.html", View::Data(Box::new(view)))
    }

    /// The file of the newest article, of a format that has one for each.
    fn example(&self, format: DataFormat) -> Option<String> {
        let newest = self.archive.articles.first().filter(|_| format == DataFormat::Tei)?;
        Some(format!("{TEI_FOLDER}{}", tei_name(&newest.route)))
    }

    /// The TEI document of an article, where these are published.
    pub(super) fn tei_download(&self, archived: &ArchivedArticle) -> Option<DownloadView> {
        self.frame.data().contains(&DataFormat::Tei).then(|| {
            let file = tei_name(&archived.route);
            let base = self.frame.head("article", &archived.route).base;
            DownloadView { name: "TEI", href: format!("{base}data/{TEI_FOLDER}{file}"), file }
        })
    }

    /// The files beside the page of a group: the references of a tag's articles, in the formats in
    /// which the archive publishes its own.
    pub(super) fn downloads(&self, family: Family) -> Vec<DownloadView> {
        if family != Family::Tags {
            return Vec::new();
        }
        let formats = self.frame.data().into_iter().filter_map(ReferenceFormat::of_data);
        let download = |format: ReferenceFormat| {
            let file = format.file_name().to_owned();
            DownloadView { name: format.name(), href: file.clone(), file }
        };
        formats.map(download).collect()
    }
}
