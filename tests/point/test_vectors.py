"""The golden vectors, run by the app's own modules in a browser, and by Python elsewhere."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.point.conftest import NewPhone
from tests.vectors.slips import PATH

pytestmark = pytest.mark.browser
GOLDEN: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))
# What every script below has at hand: the modules, and bytes from hexadecimal.
HEAD = """async (golden) => {
  const names = ['bytes', 'code', 'keys', 'open', 'parcels', 'signposts', 'sums'];
  const modules = await import('/point/app/bundle/app.js');
  const app = Object.assign({}, ...names.map((name) => modules[name]));
  const { hex, unhex, readCode } = app;
"""


@pytest.fixture
def page(phone: NewPhone) -> Page:
    one = phone()
    one.page.goto(f"{one.office.address}/point/")
    return one.page


def ran(page: Page, script: str, part: str) -> Any:
    return page.evaluate(HEAD + script + "}", GOLDEN[part])


def test_codes_are_read_however_they_were_typed(page: Page) -> None:
    read = """return golden.map((one) => [one.text, ...one.typed].map((typed) => {
        const code = readCode(typed);
        return [code.round, hex(code.secret), code.training];
    }));"""
    for part, training in (("codes", False), ("training", True)):
        for one, found in zip(GOLDEN[part], ran(page, read, part), strict=True):
            secret = "01" * training + one["secret"]
            assert found == [[one["round"], secret, training]] * 7


def test_wrong_codes_are_refused_by_name(page: Page) -> None:
    tried = """return golden.map(({ text }) => {
        try { readCode(text); return ''; } catch (error) { return error.message; }
    });"""
    assert ran(page, tried, "codes_refused") == [one["refusal"] for one in GOLDEN["codes_refused"]]


def test_rows_are_found_and_open_as_they_were_sealed(page: Page) -> None:
    opened = """return Promise.all(golden.map(async (one) => {
        const code = readCode(one.code);
        const derived = await app.derivations(code);
        const index = await derived.index(one.version);
        const sealed = app.findRow(unhex(one.sealed), index);
        const row = await app.openRow(
            await derived.rowKey(one.version), code.round, one.version, sealed, one.order.length);
        const issued = await app.isIssued([unhex(one.issuer)], code.round, row);
        const other = await app.isIssued([unhex(one.issuer)], code.round + 1, row);
        return { index: hex(index), tag: hex(row.tag), commitment: hex(row.commitment),
            signature: hex(row.signature), blinding: hex(row.blinding), flags: row.flags,
            greeting: row.greeting, kits: row.kits, issued, other };
    }));"""
    for one, row in zip(GOLDEN["rows"], ran(page, opened, "rows"), strict=True):
        for name in ("index", "tag", "commitment", "signature", "blinding", "flags", "greeting"):
            assert row[name] == one[name], name
        assert row["kits"] == [one["kits"].get(kit, 0) for kit in one["order"]]
        assert (row["issued"], row["other"]) == (True, False)


def test_wrong_rows_are_refused_by_name(page: Page) -> None:
    tried = """return Promise.all(golden.map(async (one) => {
        const code = readCode(one.code);
        const key = await (await app.derivations(code)).rowKey(one.version);
        return app.openRow(key, code.round, one.version, unhex(one.sealed), 3)
            .then(() => '', (error) => error.message);
    }));"""
    assert ran(page, tried, "rows_refused") == [one["refusal"] for one in GOLDEN["rows_refused"]]


def test_blindings_add_up_as_the_group_says(page: Page) -> None:
    added = """const rows = golden.map((one) => unhex(one.blinding));
    const sum = rows.reduce(app.addScalars);
    const back = rows.slice(1).reduce(app.takeScalar, sum);
    return [hex(sum), hex(back), hex(app.takeScalar(rows[0], rows[1]))];"""
    order = 2**252 + 27742317777372353535851937790883648493
    total, back, below = ran(page, added, "rows")
    assert total == GOLDEN["sums"]["blinding"]
    assert back == GOLDEN["rows"][0]["blinding"]
    first, second = (
        int.from_bytes(bytes.fromhex(GOLDEN["rows"][at]["blinding"]), "little") for at in (0, 1)
    )
    assert bytes.fromhex(below) == ((first - second) % order).to_bytes(32, "little")


def test_signposts_lead_each_slip_to_its_place(page: Page) -> None:
    found = """return Promise.all(golden.places.map(async ([text]) => {
        const derived = await app.derivations(readCode(text));
        return app.placeOf(unhex(golden.posts), await derived.direction(golden.version));
    }));"""
    told = GOLDEN["directions"]
    assert ran(page, found, "directions") == [place for _, place in told["places"]]


def test_a_list_of_withdrawn_slips_is_the_issuers_and_whole(page: Page) -> None:
    asked = """const is = (round, marks) => app.isWithdrawnList(
        [unhex(golden.issuer)], round, unhex(marks), unhex(golden.signature));
    const marks = await Promise.all(golden.codes.map(
        async (text) => hex(await (await app.derivations(readCode(text))).withdrawnMark())));
    return [marks, await is(golden.round, golden.marks), await is(golden.round + 1, golden.marks),
        await is(golden.round, golden.marks.slice(32))];"""
    marks, whole, another, cut = ran(page, asked, "withdrawn")
    assert all(mark in GOLDEN["withdrawn"]["marks"] for mark in marks)
    assert (whole, another, cut) == (True, False, False)


def test_parcels_are_opened_by_whom_they_are_sealed_to(page: Page) -> None:
    opened = """const b64 = (bytes) => app.base64url(bytes);
    return Promise.all(golden.map(async (one) => {
        const point = unhex(one.address);
        const [x, y] = [b64(point.slice(1, 33)), b64(point.slice(33))];
        const jwk = { kty: 'EC', crv: 'P-256', x, y };
        const pair = {
            publicKey: await crypto.subtle.importKey('jwk', jwk, app.ECDH, true, []),
            privateKey: await crypto.subtle.importKey(
                'jwk', { ...jwk, d: b64(unhex(one.receiver)) }, app.ECDH, false, ['deriveBits']),
        };
        const [about, sealed] = [unhex(one.about), unhex(one.sealed)];
        const own = await app.sealParcel(point, unhex(one.content), about);
        const other = app.join(about, Uint8Array.of(1));
        return [hex(await app.openParcel(pair, sealed, about)),
            hex(await app.openParcel(pair, own, about)),
            await app.openParcel(pair, sealed, other).then(() => false, () => true)];
    }));"""
    for one, found in zip(GOLDEN["parcels"], ran(page, opened, "parcels"), strict=True):
        assert found == [one["content"], one["content"], True]
