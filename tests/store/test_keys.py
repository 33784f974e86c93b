"""Where the key comes from, who may read it, and what is derived from it."""

import base64
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from bot.store.keys import fingerprint, hkdf_expand, load_key, person_tag, subkey
from bot.store.problems import StoreProblem

KEY = bytes(range(32))


def written(path: Path, content: bytes, mode: int = 0o600) -> Path:
    path.write_bytes(content)
    path.chmod(mode)
    return path


@pytest.mark.parametrize(
    "given",
    [
        KEY.hex(),
        KEY.hex().upper() + "\n",
        base64.urlsafe_b64encode(KEY).decode(),
        base64.urlsafe_b64encode(KEY).decode().rstrip("="),
    ],
    ids=["hex", "upper case and a line end", "base64", "base64 without padding"],
)
def test_a_given_key_is_read_and_no_file_is_made(given: str, tmp_path: Path) -> None:
    assert load_key(tmp_path / "key", given) == KEY
    assert not (tmp_path / "key").exists()


@pytest.mark.parametrize("given", ["short", KEY.hex()[:-2], KEY.hex() + "00", "é" * 43, "!" * 43])
def test_a_wrong_given_key_is_refused_without_being_shown(given: str) -> None:
    with pytest.raises(StoreProblem, match="PANAH_KEY is not a key, 32 bytes in hex") as caught:
        load_key(None, given)
    assert given not in str(caught.value)


def test_base64_with_its_own_letters_is_read() -> None:
    key = b"\xfb\xff" * 16
    assert "-_" in base64.urlsafe_b64encode(key).decode()
    assert load_key(None, base64.urlsafe_b64encode(key).decode()) == key


def test_without_a_key_the_remedy_is_named() -> None:
    with pytest.raises(StoreProblem, match=r"set KEY_FILE .* or PANAH_KEY"):
        load_key(None, "")


def test_the_file_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "down" / "key"
    key = load_key(path, None)
    assert len(key) == 32
    assert load_key(path, "") == key
    assert [path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777] == [0o600, 0o700]
    assert path.parent.parent.stat().st_mode & 0o777 == 0o700
    assert list(path.parent.iterdir()) == [path]  # no draft is left
    assert load_key(None, path.read_text()) == key  # the file's text can move to PANAH_KEY


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_file_that_others_can_open_is_refused(tmp_path: Path, mode: int) -> None:
    path = written(tmp_path / "key", KEY.hex().encode(), mode)
    with pytest.raises(StoreProblem, match=f"{path} .*mode {mode:04o}.*chmod 600 {path}"):
        load_key(path, None)


@pytest.mark.parametrize("content", [b"", KEY, KEY.hex().encode()[:-1], KEY.hex().encode() * 100])
def test_a_file_of_another_length_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    path = written(tmp_path / "key", content)
    with pytest.raises(StoreProblem, match=f"the key file {path} is not a key.*backup"):
        load_key(path, None)
    assert path.read_bytes() == content


def test_a_directory_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match=f"{tmp_path} cannot be used .Is a directory.*PANAH_KEY"):
        load_key(tmp_path, None)


@pytest.fixture
def locked_file(closed_directory: Path) -> Path:
    closed_directory.chmod(0o755)
    return written(closed_directory / "key", KEY.hex().encode(), 0o000)


def test_a_file_that_cannot_be_read_is_refused(locked_file: Path, powerless: None) -> None:
    path = locked_file
    with pytest.raises(StoreProblem, match=f"{path} cannot be used .Permission denied"):
        load_key(path, None)


@pytest.mark.usefixtures("powerless")
def test_a_directory_that_cannot_be_written_is_refused(closed_directory: Path) -> None:
    with pytest.raises(StoreProblem, match="Permission denied"):
        load_key(closed_directory / "key", None)


def test_all_who_start_together_get_the_same_key(tmp_path: Path) -> None:
    path, together = tmp_path / "new" / "key", Barrier(16)

    def start(_number: int) -> bytes:
        together.wait()
        return load_key(path, None)

    with ThreadPoolExecutor(16) as starts:
        assert len(set(starts.map(start, range(16)))) == 1
    assert list(path.parent.iterdir()) == [path]


def test_a_key_that_another_process_makes_in_between_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "key"

    def link_too_late(_draft: Path, target: Path) -> None:
        written(target, KEY.hex().encode())
        raise FileExistsError(17, "File exists")

    monkeypatch.setattr("os.link", link_too_late)
    assert load_key(path, None) == KEY
    assert list(tmp_path.iterdir()) == [path]


def test_expansion_agrees_with_the_rfc() -> None:
    # RFC 5869, appendix A.1 and A.3 (test cases 1 and 3).
    first = bytes.fromhex("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5")
    assert hkdf_expand(first, bytes.fromhex("f0f1f2f3f4f5f6f7f8f9"), 42) == bytes.fromhex(
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    )
    third = bytes.fromhex("19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04")
    assert hkdf_expand(third, b"", 42) == bytes.fromhex(
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
    )


def test_purposes_and_keys_are_kept_apart() -> None:
    derived = [subkey(KEY, "reader"), subkey(KEY, "chat"), subkey(bytes(32), "reader")]
    assert len({KEY, *derived}) == 4
    assert fingerprint(KEY) != fingerprint(bytes(32))


def test_a_tag_stays_what_it_was() -> None:
    # Written down once: if this changes, every database forgets everybody.
    assert (
        person_tag(KEY, 5_912_345_678).hex()
        == "e501a793e5d8f26c1716c6773c3eaa89a54dfc25a6152c7c0ea2aeab05ff4820"
    )
    assert len({person_tag(KEY, user) for user in (1, -1, 2, 2**52)}) == 4
    assert person_tag(KEY, 1) != person_tag(bytes(32), 1)
