//! Pages kept from the last time, to ask a server only whether they changed (`If-None-Match`, `If-Modified-Since`).
//!
//! One file a page: lines of what the server said, an empty line, the unpacked bytes. A file that is not whole is as
//! good as none. The folder is kept small: beyond [`MOST`] bytes the oldest files go.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use url::Url;

/// The most bytes the folder holds, and how many are left after clearing up.
const MOST: u64 = 64 << 20;
const LEFT: u64 = 48 << 20;

const FIRST_LINE: &str = "khabar page 1";
const SUFFIX: &str = "page";

/// Where pages are kept unless told otherwise: `khabar/pages` in `$XDG_CACHE_HOME` or `~/.cache`.
pub fn default_folder() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = set("XDG_CACHE_HOME").or_else(|| set("LOCALAPPDATA")).or_else(|| set("HOME").map(|home| home.join(".cache")))?;
    Some(base.join("khabar").join("pages"))
}

/// What is known of a page from the last time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kept {
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    pub content_type: Option<String>,
    pub bytes: Vec<u8>,
}

/// The folder.
#[derive(Clone, Debug)]
pub(crate) struct Cache {
    folder: PathBuf,
}

impl Cache {
    pub fn new(folder: PathBuf) -> Cache {
        Cache { folder }
    }

    fn file(&self, url: &Url) -> PathBuf {
        // FNV-1a; the address is in the file as well, so that a collision is only a page not kept.
        let hash = url
            .as_str()
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        self.folder.join(format!("{hash:016x}.{SUFFIX}"))
    }

    /// The page as it was kept, if it is whole and not larger than `limit`.
    pub fn get(&self, url: &Url, limit: usize) -> Option<Kept> {
        let path = self.file(url);
        // The lines are a few kilobytes at most.
        if fs::metadata(&path).ok()?.len() > limit as u64 + (1 << 17) {
            return None;
        }
        parse(&fs::read(path).ok()?, url).filter(|kept| kept.bytes.len() <= limit)
    }

    /// Keeps a page; a folder that cannot be written to keeps none, and nothing else changes.
    pub fn put(&self, url: &Url, kept: &Kept) {
        let _ = self.write(url, kept);
    }

    fn write(&self, url: &Url, kept: &Kept) -> std::io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let path = self.file(url);
        // Written aside and renamed: another process never sees half a page.
        let aside = path.with_extension(format!("{}.part", std::process::id()));
        let mut file = fs::File::create(&aside)?;
        let done = file.write_all(&render(url, kept)).and_then(|()| fs::rename(&aside, &path));
        if done.is_err() {
            let _ = fs::remove_file(&aside);
        }
        done?;
        clear_up(&self.folder, MOST, LEFT)
    }
}

fn render(url: &Url, kept: &Kept) -> Vec<u8> {
    let mut bytes = format!("{FIRST_LINE}\nurl {url}\nlength {}\n", kept.bytes.len()).into_bytes();
    for (key, value) in [("etag", &kept.etag), ("last-modified", &kept.last_modified), ("type", &kept.content_type)] {
        // A header holds no line breaks, or it is not kept.
        if let Some(value) = value.as_ref().filter(|value| !value.contains(['\n', '\r'])) {
            bytes.extend_from_slice(format!("{key} {value}\n").as_bytes());
        }
    }
    bytes.push(b'\n');
    bytes.extend_from_slice(&kept.bytes);
    bytes
}

fn parse(bytes: &[u8], url: &Url) -> Option<Kept> {
    let end = bytes.windows(2).position(|pair| pair == b"\n\n")?;
    let head = std::str::from_utf8(bytes.get(..end)?).ok()?;
    let field = |key: &str| head.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(' '));
    let kept = Kept {
        etag: field("etag").map(str::to_owned),
        last_modified: field("last-modified").map(str::to_owned),
        content_type: field("type").map(str::to_owned),
        bytes: bytes.get(end + 2..)?.to_vec(),
    };
    let whole = head.starts_with(FIRST_LINE)
        && field("url") == Some(url.as_str())
        && field("length").and_then(|length| length.parse().ok()) == Some(kept.bytes.len());
    whole.then_some(kept)
}

/// Takes the oldest files away until `left` bytes remain, where there are more than `most`.
fn clear_up(folder: &Path, most: u64, left: u64) -> std::io::Result<()> {
    let mut files: Vec<(SystemTime, u64, PathBuf)> = fs::read_dir(folder)?
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let data = path.metadata().ok().filter(fs::Metadata::is_file)?;
            path.extension().is_some_and(|end| end == SUFFIX || end == "part").then_some((
                data.modified().ok()?,
                data.len(),
                path,
            ))
        })
        .collect();
    let mut total: u64 = files.iter().map(|(_, length, _)| length).sum();
    if total <= most {
        return Ok(());
    }
    files.sort();
    for (_, length, path) in files {
        if total <= left {
            break;
        }
        // Another process may have been faster.
        let _ = fs::remove_file(path);
        total -= length;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(path: &str) -> Url {
        Url::parse("https://a.example/").unwrap().join(path).unwrap()
    }

    fn page(bytes: &[u8]) -> Kept {
        Kept {
            etag: Some("\"١\"".to_owned()),
            last_modified: None,
            content_type: Some("text/html".to_owned()),
            bytes: bytes.to_vec(),
        }
    }

    #[test]
    fn what_is_put_is_got_and_only_whole() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::new(folder.path().join("new"));
        assert_eq!(cache.get(&url("1"), 99), None);
        cache.put(&url("1"), &page(b"a\n\nb"));
        assert_eq!(cache.get(&url("1"), 99), Some(page(b"a\n\nb")));
        assert_eq!(cache.get(&url("1"), 3), None, "larger than allowed");
        let file = cache.file(&url("1"));
        assert_eq!(parse(&fs::read(&file).unwrap(), &url("2")), None, "another page of the same hash");
        let whole = fs::read(&file).unwrap();
        for length in 0..whole.len() {
            fs::write(&file, &whole[..length]).unwrap();
            assert_eq!(cache.get(&url("1"), 99), None, "cut at {length}");
        }
    }

    #[test]
    fn the_oldest_go_first_and_strangers_stay() {
        let folder = tempfile::tempdir().unwrap();
        for (at, name) in ["a.page", "b.page", "c.page", "d.txt"].iter().enumerate() {
            let file = fs::File::create(folder.path().join(name)).unwrap();
            file.set_len(100).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(at as u64)).unwrap();
        }
        let names = || {
            let mut names: Vec<_> =
                fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
            names.sort();
            names
        };
        clear_up(folder.path(), 300, 100).unwrap();
        assert_eq!(names().len(), 4, "within bounds nothing goes");
        clear_up(folder.path(), 299, 200).unwrap();
        assert_eq!(names(), ["b.page", "c.page", "d.txt"]);
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_no_fault() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let cache = Cache::new(file.path().join("below-a-file"));
        cache.put(&url("1"), &page(b"x"));
        assert_eq!(cache.get(&url("1"), 99), None);
    }
}
