//! What happens to the page, and what the page wants done.

use super::dialogue::{Answer, Question, Stored};
use super::experiment::ExperimentMsg;
use super::{
    ChosenFile, CodeMsg, Edit, Link, List, Options, RequestFace, ResponseFace, RowId, Settings, ShareMsg,
    Slide, Theme, Words,
};
use crate::http::{Failure, Outcome, Request, Timing};
use crate::lesson::Example;
use crate::locale::Locale;
use crate::sandbox::Home;
use bytes::Bytes;
use std::ops::Range;
use std::rc::Rc;

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// The user edited the draft.
    Edit(Edit),
    /// A text was pasted into a row's name.
    Pasted(List, RowId, String),
    /// The user wants the last fill of rows, or the last loaded example, undone.
    Undo,
    /// The page was opened by a link, or the user followed one, or the host of an embed has it show something else.
    OpenLink(Box<Link>),
    /// The user pressed Send.
    Send,
    /// The user pressed Cancel.
    Cancel,
    /// The exchange under way went on.
    Progress {
        /// Its number.
        id: u32,
        /// How long it has taken, in milliseconds.
        elapsed_ms: u32,
        /// How many bytes of the body have arrived.
        received: u64,
        /// How many there will be, where the server said so.
        expected: Option<u64>,
    },
    /// The exchange under way ended.
    Finished {
        /// Its number.
        id: u32,
        /// When it was started, in milliseconds since 1970-01-01T00:00:00Z.
        started_at_ms: u64,
        /// What became of it.
        outcome: Outcome,
        /// How long it took.
        timing: Timing,
    },
    /// The browser's own account of an exchange that ended, a `PerformanceResourceTiming` as JSON; empty where there is none.
    Measured(u32, String),
    /// More has arrived at the server that the page follows.
    LogMoved,
    /// What was found at the server for this exchange: its log, and what is stored.
    Looked(u32, Bytes, Option<Stored>),
    /// The user allows one request more, to learn why this exchange failed.
    Probe(u32),
    /// Which failure the probe of this exchange speaks for.
    Probed(u32, Failure),
    /// The search for the sandbox ended.
    HomeFound(Home),
    /// A file of words is here now, or did not come.
    WordsArrived(Locale, Words, bool),
    /// The user opens a chapter, counted from 0, or tries again to load it.
    OpenChapter(usize),
    /// The address names another chapter now, by its slug.
    FollowAddress(String),
    /// The user opens every step of the lesson again.
    ResetProgress,
    /// The user presents the lesson to a class.
    Slide(Slide),
    /// The page is about to be put on paper, or has been.
    Print(bool),
    /// The user loads an example.
    Load(&'static Example),
    /// The user opens an exchange of the history.
    Open(u32),
    /// The user wants the draft of an exchange back.
    Reuse(u32),
    /// The user empties the history.
    ClearHistory,
    /// The user chooses a face of the request.
    ShowRequest(RequestFace),
    /// The user chooses a face of the response.
    ShowFace(ResponseFace),
    /// The user wants the whole body shown.
    ShowAll,
    /// The user saves the body as a file.
    SaveBody,
    /// The user copies a text.
    Copy(String),
    /// A text was copied, or could not be.
    Copied(bool),
    /// The user chooses light or dark.
    SetTheme(Theme),
    /// The user chooses a language.
    SetLanguage(Locale),
    /// The user wants secrets stored, or not.
    KeepSecrets(bool),
    /// A file could not be read.
    FileFailed(String),
    /// Storage refused what it was given.
    StorageFailed,
    /// The user has read the notice.
    DismissNotice,
    /// There is a newer version of the page than this one.
    NewVersion,
    /// The user wants the newer version.
    Reload,
    /// The user does something with the program.
    Code(CodeMsg),
    /// The user runs the program.
    Run,
    /// The user stops the program.
    Stop,
    /// The user chose the file that the program opens, or says that there is none.
    File(Option<ChosenFile>),
    /// The user shares what the page holds.
    Share(ShareMsg),
    /// An experiment is opened, or goes on.
    Experiment(ExperimentMsg),
    /// The interpreter said something.
    Answered(Answer),
    /// The interpreter did not come, or stopped by a fault of its own; these are its words.
    InterpreterFailed(String),
    /// The interpreter has learnt the language that the page speaks now.
    Taught,
}

/// Something that the browser is to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Send a request.
    Send {
        /// The number of the exchange.
        id: u32,
        /// The request.
        request: Rc<Request>,
        /// How to send it.
        options: Options,
        /// The time limit in milliseconds.
        timeout_ms: Option<u32>,
    },
    /// Stop an exchange.
    Abort(u32),
    /// Ask the server of this URL once more, without reading the answer.
    Probe(u32, String),
    /// Look at the sandbox's log, and at a thing; and follow the log until [`Effect::EndLook`].
    Look {
        /// The exchange that it is about.
        exchange: u32,
        /// The thing's URL.
        thing: Option<String>,
        /// Where the sandbox lives.
        home: Home,
    },
    /// Follow the log no longer.
    EndLook,
    /// Keep the draft.
    SaveDraft(String),
    /// Keep the program; an empty one is forgotten.
    SaveCode(String),
    /// Compress this text for the link of this number: [`ShareMsg::Packed`].
    Pack(u32, String),
    /// What a link gave is the user's own now: a reload is not to bring the link back.
    LeaveLink,
    /// Put this program into its editor at once, and select this much of it, in UTF-16 units.
    ShowCode(String, Range<u32>),
    /// Keep the settings.
    SaveSettings(Settings),
    /// Keep which steps are done, as [`Progress::write`](super::Progress::write) has it.
    SaveProgress(String),
    /// Name the chapter in the address that the user goes to, and in the history the one they come from.
    ShowChapterAddress {
        /// The slug of the chapter that is left.
        from: &'static str,
        /// The slug of the chapter that is opened.
        to: &'static str,
    },
    /// Keep the history.
    SaveHistory(Vec<String>),
    /// Move the focus to the element with this `id`.
    Focus(String),
    /// Scroll as little as it takes to show the element with this `id`.
    Reveal(String),
    /// Offer bytes as a file.
    Download {
        /// The file's name.
        name: String,
        /// The media type.
        media_type: String,
        /// The content.
        bytes: Bytes,
    },
    /// Put a text on the clipboard.
    Copy(String),
    /// Tell the page around an embed what became of a request: form-encoded pairs.
    TellHost(String),
    /// Draw the page in this theme.
    ApplyTheme(Theme),
    /// Say in the document which language it is in.
    ApplyLanguage(Locale),
    /// Load a file of words, hand it to the room it belongs to, and say whether it came.
    LoadWords(Locale, Words),
    /// Fetch texts of the page's own host for an experiment: [`ExperimentMsg::Fetched`].
    Fetch {
        /// Names what is wanted.
        number: u32,
        /// Where they are, from the page's folder on.
        paths: Vec<String>,
        /// Whether what is there is to be deleted.
        delete: bool,
    },
    /// Ask the interpreter, which is started where it does not run yet.
    Ask(Question),
    /// End the interpreter, whatever it does; the next question starts it again.
    EndInterpreter,
    /// Load the page anew.
    Reload,
}
