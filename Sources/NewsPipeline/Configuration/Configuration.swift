package import NewsFetcher
package import NewsModel

/// What operators set in gleaner.yaml. Paths are absolute, or relative to the working folder, once read.
package struct Configuration: Equatable, Sendable {
    /// A place that news come from.
    package struct Source: Equatable, Sendable {
        /// Unique name, for `--only`, logs and the state.
        package var name: String
        /// A feed file, a page, an archive, or a folder of those.
        package var path: String
        /// What is written to `source.path`: the path as the configuration has it.
        package var label: String
        /// Web address at which the pages of this path are published; relative links and identities follow from it.
        package var baseURL: String?
        /// Where the pages that a feed lists stand on this machine; nil where only the feed itself is read.
        package var pages: Pages?
        /// Seconds between two looks; 0 is every run.
        package var every: Int = 0
        /// Whether it is looked at.
        package var enabled: Bool = true
        /// How it is fetched; nil for a place on this machine.
        package var web: Web?

        /// A source on this machine; `path` is read, `label` is what the streams call it.
        package init(name: String, path: String, label: String) {
            self.name = name
            self.path = path
            self.label = label
        }
    }

    /// How a source on the web is fetched.
    package struct Web: Equatable, Sendable {
        /// A feed, a sitemap or a page.
        package var url: WebURL
        /// Further header fields, in the order of the file.
        package var headers: [Header] = []
        /// Where "user:password" for HTTP authentication stands.
        package var credentials: Credentials?
        /// A proxy's URL.
        package var proxy: String?
        /// Private or special address ranges that this source may lead to.
        package var allowedAddresses: [AddressRange] = []
        /// Seconds between requests to its host; nil leaves it to robots.txt and the default.
        package var delay: Int?
        /// Most bytes of a body as sent.
        package var maximumBytes: Int?

        /// A source on the web, fetched without headers, secrets or exceptions.
        package init(url: WebURL) { self.url = url }
    }

    /// A header field of every request to a source.
    package struct Header: Equatable, Sendable {
        /// Name of the field.
        package var name: String
        /// What it says.
        package var value: String
    }

    /// Secrets stand beside the configuration, never in it.
    package enum Credentials: Equatable, Sendable {
        /// Name of an environment variable.
        case environment(String)
        /// First line of a file.
        case file(String)
    }

    /// Stored pages of a feed's entries.
    package enum Pages: Equatable, Sendable {
        /// A capture manifest: each line's `url` is the link of an entry.
        case manifest(String)
        /// Folders that mirror what lies below web addresses.
        case mirrors([Mirror])
    }

    /// A folder that holds the pages below a web address.
    package struct Mirror: Equatable, Sendable {
        /// Beginning of the addresses.
        package var prefix: String
        /// The folder, as a path from here.
        package var folder: String
        /// The folder as the configuration has it.
        package var label: String

        /// The addresses that begin with `prefix` are files below `folder`.
        package init(prefix: String, folder: String, label: String) {
            self.prefix = prefix
            self.folder = folder
            self.label = label
        }
    }

    /// Folder of the memory between runs.
    package var state = "gleaner-state"
    /// Folder that gets one folder a run.
    package var output = "gleaner-runs"
    /// Folder of the WARC files that keep every response as received.
    package var archive = "gleaner-archive"
    /// Address or e-mail that the User-Agent gives to publishers; needed where a source is on the web.
    package var contact: String?
    /// Hosts that are asked at the same time.
    package var hosts = 8
    /// Seconds after its publication at which an article is looked at again: edits do not show in feeds.
    package var recheck = [3600, 86_400, 604_800]
    /// File for a monitoring system, rewritten after every ingest; nil for none.
    package var metrics: String?
    /// Seconds after which the runs of a day are put together in one folder; 0 never.
    package var compactAfter = 604_800
    /// Seconds without a new page after which a source on the web is reported; 0 never.
    package var silentAfter = 1_209_600
    /// Databases that get each run's facts at its end.
    package var load: [String] = []
    /// Index or list of companies to link by, beyond the starter list; nil for none.
    package var companies: String?
    /// List of the companies that the operator follows; nil for none.
    package var watch: String?
    /// Pages worked on at once; 0 is one a core.
    package var jobs = 0
    /// Share of rejected pages above which an ingest does not end well.
    package var maxRejectRatio = 0.5
    /// Where news come from, in the order of the file; their names are unique.
    package var sources: [Source] = []

    /// What holds where a file says nothing: no sources.
    package init() {}
}
