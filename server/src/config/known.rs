//! Every setting of the program itself, with its default and what it does.

use minga_web::Setting;

/// Every setting with its default; `docs/operating.md` has the same table, and a test
/// compares.
pub const SETTINGS: &[Setting] = &[
    Setting { key: "data", default: "minga-data", help: "folder of everything that the program keeps" },
    Setting { key: "listen", default: "127.0.0.1:8080", help: "address and port on which it listens" },
    Setting {
        key: "database_url",
        default: "",
        help: "`postgres://…` or `sqlite:<path>`; empty: a SQLite file in the data folder",
    },
    Setting { key: "database_readers", default: "4", help: "connections that read the database at once" },
    Setting {
        key: "base_url",
        default: "",
        help: "address under which people reach it, without a final slash; empty: the one on which it listens",
    },
    Setting { key: "place", default: "Ecuador", help: "name of the place in the head of every page" },
    Setting { key: "lang", default: "es", help: "language of the command line: `es` or `en`" },
    Setting { key: "licence_name", default: "CC BY 4.0", help: "name of the licence of the published data" },
    Setting {
        key: "licence_url",
        default: "https://creativecommons.org/licenses/by/4.0/",
        help: "address of that licence",
    },
    Setting { key: "contact", default: "", help: "e-mail address of the post that answers for the site" },
    Setting {
        key: "theme",
        default: "",
        help: "folder with `theme.css` and `templates/` that come before the program's own",
    },
    Setting {
        key: "page_cache_bytes",
        default: "33554432",
        help: "memory for finished pages, in bytes; 0: none",
    },
    Setting { key: "answer_seconds", default: "30", help: "most seconds that an answer may take" },
    Setting { key: "page_rows", default: "200", help: "most rows in one page of a list of the API" },
    Setting {
        key: "import_file_bytes",
        default: "33554432",
        help: "largest file that is imported, in bytes",
    },
    Setting {
        key: "import_unpacked_bytes",
        default: "536870912",
        help: "most bytes to which an imported workbook may unpack",
    },
    Setting { key: "import_rows", default: "200000", help: "most rows in an imported workbook" },
    Setting {
        key: "import_hours",
        default: "24",
        help: "hours for which an uploaded workbook waits until somebody imports what it changes",
    },
    Setting {
        key: "session_days",
        default: "14",
        help: "days without a visit after which somebody has to sign in again",
    },
    Setting {
        key: "invitation_days",
        default: "14",
        help: "days for which an invitation to an account serves",
    },
    Setting {
        key: "self_registration",
        default: "true",
        help: "whether people can open accounts by themselves; `false`: by invitation only",
    },
    Setting {
        key: "opening_hours",
        default: "48",
        help: "hours for which the link serves by which somebody opens an account, and for which what they wrote is kept",
    },
    Setting {
        key: "sign_in_tries",
        default: "10",
        help: "how often in 15 minutes a password, a link or a passkey may be tried for one account",
    },
    Setting { key: "text_letters", default: "5000", help: "most letters of a text: a report, a reason" },
    Setting { key: "line_letters", default: "300", help: "most letters of what stands in one line: a title" },
    Setting {
        key: "comment_letters",
        default: "2000",
        help: "most letters of a comment, a question or an answer",
    },
    Setting {
        key: "comments_hourly",
        default: "10",
        help: "how often in an hour an account may comment or ask; it may report comments twice as often",
    },
    Setting {
        key: "open_forms_hourly",
        default: "60",
        help: "how often in an hour one place on the network may send each form that needs no account; a workshop is one place",
    },
    Setting {
        key: "links_daily",
        default: "3",
        help: "how many links by which somebody shows whose an address is are sent to it in a day",
    },
    Setting {
        key: "registrations_daily",
        default: "200",
        help: "how many organisations may ask in a day to be listed, from all places together",
    },
    Setting {
        key: "young_account_days",
        default: "7",
        help: "days for which an account is young: of what it proposes, a moderator looks first at what is odd; 0 for nothing",
    },
    Setting {
        key: "waiting_contributions",
        default: "3",
        help: "how many contributions of a young account may wait for that look at once",
    },
    Setting {
        key: "paper_days",
        default: "14",
        help: "days after the reception of proposals for which paper that was written in time may still be entered",
    },
    Setting {
        key: "rescue_days",
        default: "14",
        help: "days for which authors can refuse that what they proposed is offered again in a later process",
    },
    Setting {
        key: "entries_hourly",
        default: "10",
        help: "how often in an hour an account may try a code or an identifier by which people take part in a process",
    },
    Setting {
        key: "draft_days",
        default: "90",
        help: "days after which what was kept and never sent is deleted: drafts of reports, files that nothing names",
    },
    Setting {
        key: "parked_days",
        default: "30",
        help: "days after which a job that was given up is deleted, with the mail or message that it holds",
    },
    Setting {
        key: "mail_days",
        default: "30",
        help: "days after which mails in the folder `mail` are deleted, where no mail server is set",
    },
    Setting {
        key: "attendee_days",
        default: "30",
        help: "days after an event after which it is deleted who registered for it; how many came stays",
    },
    Setting {
        key: "answer_hours",
        default: "24",
        help: "hours for which the answer to a request with an `Idempotency-Key` is kept",
    },
    Setting {
        key: "smallest_group",
        default: "5",
        help: "fewest people of a group that is shown by what they said of themselves when they proposed; never less than 5",
    },
    Setting { key: "upload_bytes", default: "20971520", help: "most bytes of the files of one form" },
    Setting {
        key: "archive",
        default: "given",
        help: "of which addresses given as evidence a copy is kept: `given` with reports and answers, `all`: imported ones too, `none`",
    },
    Setting { key: "archive_bytes", default: "20971520", help: "most bytes of the copy of an address" },
    Setting {
        key: "archive_seconds",
        default: "30",
        help: "most seconds that fetching a copy may take; less than 200",
    },
    Setting {
        key: "document_rows",
        default: "2000",
        help: "most paragraphs and rows of a PDF or text that is written while somebody waits; longer ones are made in the background",
    },
    Setting {
        key: "editions_a_day",
        default: "24",
        help: "most documents about one plan that are kept of one day",
    },
    Setting {
        key: "signature_roots",
        default: "",
        help: "file with the certificates (PEM) of the issuers that are trusted for signatures of documents; empty: none is",
    },
    Setting {
        key: "files_bucket",
        default: "",
        help: "bucket of an S3 object store for files; empty: the folder `files` in the data folder",
    },
    Setting {
        key: "files_endpoint",
        default: "",
        help: "address of the object store; empty: Amazon's own. With `http:` only for a store on this machine",
    },
    Setting { key: "files_region", default: "us-east-1", help: "region of the bucket" },
    Setting { key: "files_key_id", default: "", help: "public half of the object store's credentials" },
    Setting { key: "files_secret", default: "", help: "secret half; better in the environment" },
    Setting {
        key: "mail_server",
        default: "",
        help: "`smtps://user:password@host` or `smtp://…`; empty: mails lie in the folder `mail` in the data folder",
    },
    Setting { key: "mail_from", default: "Minga <minga@localhost.localdomain>", help: "who sends mail" },
    Setting {
        key: "mail_bounces",
        default: "",
        help: "address to which mail servers return what cannot be delivered, for `minga bounce`; empty: that of `mail_from`",
    },
    Setting {
        key: "follow_minutes",
        default: "15",
        help: "fewest minutes between two mails to somebody who wants to hear at once",
    },
    Setting {
        key: "follow_most",
        default: "50",
        help: "most things and searches that one address may follow",
    },
    Setting {
        key: "digest_hour",
        default: "12",
        help: "hour (UTC) from which on digests and reminders are sent",
    },
    Setting {
        key: "reminder_days",
        default: "30,7,1",
        help: "days before a deadline on which those are reminded who answer for it; empty: never",
    },
    Setting {
        key: "similar_texts",
        default: "20000",
        help: "most proposals kept in memory to find similar ones at once, about 3 kB each",
    },
    Setting {
        key: "oidc_issuer",
        default: "",
        help: "provider of OpenID Connect at which people can sign in, exactly as it writes itself; empty: none",
    },
    Setting { key: "oidc_client_id", default: "", help: "what the provider calls this installation" },
    Setting {
        key: "oidc_client_secret",
        default: "",
        help: "secret by which the provider knows it; better in the environment",
    },
    Setting {
        key: "oidc_name",
        default: "OpenID Connect",
        help: "what the button says after \"Sign in with\"",
    },
    Setting {
        key: "record_witnesses",
        default: "",
        help: "who countersigns the public record: `<key> <address>`, separated by `;`",
    },
    Setting {
        key: "metrics_listen",
        default: "",
        help: "address and port of measurements for Prometheus, as `127.0.0.1:9464`; empty: none are given out",
    },
    Setting {
        key: "api_rate",
        default: "600",
        help: "how often one address may ask the API in a minute; 0: as often as it likes",
    },
    Setting {
        key: "proxies",
        default: "127.0.0.1,::1",
        help: "addresses of web servers that stand before and whose `X-Forwarded-For` is believed",
    },
    Setting {
        key: "traces_to",
        default: "",
        help: "collector that is told of requests, OTLP over HTTP in JSON: `http://127.0.0.1:4318/v1/traces`",
    },
    Setting {
        key: "log_requests",
        default: "false",
        help: "`true`: a line is logged for each request: method, route, status, time; never who asked",
    },
    Setting {
        key: "log",
        default: "info",
        help: "what is logged: `error`, `warn`, `info`, `debug`, or a filter",
    },
    Setting { key: "log_format", default: "text", help: "how it is logged: `text` or `json`" },
];
