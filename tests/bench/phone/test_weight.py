"""What counts as the weight of the first screen."""

import gzip

from bench.phone import weight


def test_what_a_script_imports_is_weighed_once_and_what_it_fetches_later_is_not(tmp_path):
    (tmp_path / "index.js").write_text('import{a}from"./a.js";import"./b.js";import("./later.js")')
    (tmp_path / "a.js").write_text('export*from"./b.js";const b="./no.js"')
    (tmp_path / "b.js").write_text('import{x}from"./a.js"')
    found = weight.whole([tmp_path / "index.js"])
    assert {file.name for file in found} == {"index.js", "a.js", "b.js"}


def test_it_is_the_gzipped_size(tmp_path):
    file = tmp_path / "a.js"
    file.write_bytes(b"twitch" * 1000)
    assert weight.size({file}) == len(gzip.compress(b"twitch" * 1000, 9))
