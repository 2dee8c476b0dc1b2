//! Fetches pages politely. The only place of Khabar that talks to the network.
//!
//! `https://جريدة.example/خبر/1` becomes its bytes, or an error that says what stood in the way and what to do about it.
//! A host is asked one thing at a time, with a pause between pages, and only what its robots.txt lets programs ask for.
//! Every answer is bounded in size, packed and unpacked, in time and in redirects. Addresses that lead into private
//! networks are refused at the moment of connecting, wherever they came from: typed, by a redirect or by DNS.

mod address;
mod cache;
mod error;
mod exchange;
mod fetcher;
mod guard;
mod host;
mod retry;
mod robots;
mod settings;
mod unpack;

pub use address::is_address;
pub use cache::default_folder as cache_folder;
pub use error::{FetchError, Trouble};
pub use fetcher::{Fetched, Fetcher};
pub use guard::is_public;
pub use settings::{Settings, USER_AGENT};
