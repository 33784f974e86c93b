"""The page as a person meets it, in a real browser."""

import re

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from tests.web.conftest import Site, opened
from tests.web.fakes import Button

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]  # one browser for all


def bubbles(page: Page) -> Locator:
    return page.locator(".theirs .bubble")


async def begun(page: Page) -> None:
    await page.get_by_role("button", name="START").click()
    await expect(bubbles(page)).to_have_count(1)


async def test_each_line_stands_in_its_own_direction(browser: Browser, site: Site) -> None:
    async with opened(browser, site) as page:
        await begun(page)
        seen = await page.locator(".theirs .line:not(.gap)").evaluate_all(
            "lines => lines.map(line => [line.lang, getComputedStyle(line).direction])"
        )
        assert seen == [["ps", "rtl"], ["fa", "rtl"], ["ur", "rtl"], ["", "ltr"]]
        font = await page.locator(".theirs .line:lang(ur)").evaluate(
            "line => getComputedStyle(line).fontFamily"
        )
        assert "Nastaliq" in font.split(",")[0]
        box, line = await page.evaluate(
            """() => ['.theirs .bubble', '.theirs .line:lang(ps)'].map(name => {
                const range = document.createRange();
                range.selectNodeContents(document.querySelector(name));
                return range.getBoundingClientRect().right; })"""
        )
        assert abs(box - line) < 2, "Pashto begins at the right edge"


async def test_entities_are_counted_in_utf16_and_nothing_is_read_as_html(
    browser: Browser, site: Site
) -> None:
    text = "🙂 bold and it <img src=x onerror=alert(1)>\nlink evil t"
    async with opened(browser, site) as page:
        site.world.phones[0].answer(
            text,
            [[Button("<b>label</b>", "x")]],
            entities=[
                {"type": "bold", "offset": 3, "length": 11},
                {"type": "italic", "offset": 12, "length": 2},
                {
                    "type": "text_link",
                    "offset": text.index("link") + 1,
                    "length": 4,
                    "url": "https://example.org/a",
                },
                {
                    "type": "text_link",
                    "offset": text.index("evil") + 1,
                    "length": 4,
                    "url": "javascript:alert(1)",
                },
                {
                    "type": "text_link",
                    "offset": len(text),
                    "length": 1,
                    "url": "https://t.me/Panah_bot?start=o_x",
                },
            ],
        )
        bubble = bubbles(page)
        await expect(bubble.locator("strong")).to_have_text("bold and it")
        await expect(bubble.locator("strong em")).to_have_text("it")
        await expect(bubble).to_contain_text("<img src=x onerror=alert(1)>")
        await expect(bubble.locator("img")).to_have_count(0)
        await expect(page.get_by_role("button", name="<b>label</b>")).to_be_visible()
        await expect(bubble.locator("a")).to_have_text(["link", "t"])
        await expect(bubble.locator("a").first).to_have_attribute("rel", "noopener noreferrer")
        await bubble.locator("a").last.click()  # a link to the bot opens in the chat
        await expect(page.locator(".mine .line")).to_have_text("/start o_x")


async def test_buttons_edit_in_place_without_a_jump(browser: Browser, site: Site) -> None:
    async with opened(browser, site) as page:
        await begun(page)
        await page.locator(".theirs").evaluate("place => { place.dataset.same = 'yes' }")
        for _ in range(6):
            await page.get_by_label("Message", exact=True).fill("سلام")
            await page.keyboard.press("Enter")
        await expect(bubbles(page)).to_have_count(7)
        key = page.get_by_role("button", name="پښتو")
        await page.locator("#log").evaluate("log => { log.scrollTop = 20 }")
        before = await page.locator(".theirs").first.bounding_box()
        await key.click()
        await expect(bubbles(page).first).to_contain_text("2026-02-20")
        await expect(page.locator(".theirs").first).to_have_attribute("data-same", "yes")
        after = await page.locator(".theirs").first.bounding_box()
        assert before
        assert after
        assert (round(before["x"]), round(before["y"])) == (round(after["x"]), round(after["y"]))
        await expect(bubbles(page)).to_have_count(7)


async def test_the_keyboard_is_enough(browser: Browser, site: Site) -> None:
    async with opened(browser, site) as page:
        start = page.get_by_role("button", name="START")
        await expect(start).to_be_visible()
        await reach(page, start)
        await page.keyboard.press("Enter")
        key = page.get_by_role("button", name="پښتو")
        await reach(page, key)
        outline = await key.evaluate("key => getComputedStyle(key).outline")
        assert re.search(r"solid [23]px|[23]px solid", outline) or "3px" in outline
        await page.keyboard.press("Enter")
        await expect(bubbles(page)).to_contain_text("2026-02-20")
        await expect(page.locator(".theirs")).to_be_focused()
        await page.keyboard.press("Tab")
        await expect(page.get_by_role("button", name="🗂️ مینو")).to_be_focused()
        await reach(page, page.get_by_label("Message", exact=True))
        await page.keyboard.insert_text("زما کارت")
        assert await page.locator("#words").evaluate("field => getComputedStyle(field).direction") == "rtl"
        await page.keyboard.press("Enter")
        await expect(bubbles(page).last).to_contain_text("echo زما کارت")


async def reach(page: Page, target: Locator) -> None:
    for _ in range(30):
        if await target.evaluate("element => element === document.activeElement"):
            return
        await page.keyboard.press("Tab")
    raise AssertionError("Tab does not lead there")


async def test_a_narrow_screen_is_all_phone(browser: Browser, site: Site) -> None:
    async with opened(browser, site, width=360) as page:
        await begun(page)
        controls = page.get_by_role("button", name="10 June 2025")
        await expect(controls).to_be_hidden()
        assert await overflow(page) == 0
        await page.get_by_text("Demonstration").first.click()
        await expect(controls).to_be_visible()
        assert await overflow(page) == 0
        await page.get_by_role("button", name="Voice").click()
        await expect(controls).to_be_hidden()
        await expect(page.locator("summary")).to_be_focused()
        await expect(bubbles(page).last).to_contain_text("I cannot read voice")
        assert await overflow(page) == 0
        await page.set_viewport_size({"width": 320, "height": 560})
        assert await overflow(page) == 0


async def overflow(page: Page) -> int:
    wide: int = await page.evaluate(
        """() => Math.max(0, ...[...document.querySelectorAll('html, .log, .controls-inner')]
            .map(element => element.scrollWidth - element.clientWidth))"""
    )
    return wide


async def test_another_day_changes_the_answer_at_once(browser: Browser, site: Site) -> None:
    async with opened(browser, site) as page:
        await begun(page)
        await page.get_by_role("button", name="پښتو").click()
        await expect(bubbles(page)).to_contain_text("2026-02-20")
        await page.get_by_role("button", name="10 June 2025").click()
        await expect(bubbles(page)).to_contain_text("2025-06-10")
        await expect(page.locator(".day")).to_have_text(["20 February 2026", "10 June 2025"])
        await expect(page.locator("#day")).to_have_value("2025-06-10")
        await page.locator("#day").fill("2025-09-01")
        await expect(bubbles(page)).to_contain_text("2025-09-01")
        await expect(bubbles(page)).to_have_count(1)


async def test_a_link_is_opened_once(browser: Browser, site: Site) -> None:
    async with opened(browser, site, "/?start=o_por-expiry_ps") as page:
        await expect(page.locator(".mine .line")).to_have_text("/start o_por-expiry_ps")
        assert page.url == f"{site.address}/"
        await page.reload()
        await expect(bubbles(page)).to_have_count(1)
        await page.get_by_label("What follows ?start=").fill("o_x_ur")
        await page.get_by_role("button", name="Open").click()
        await expect(page.locator(".mine .line").last).to_have_text("/start o_x_ur")


async def test_a_new_person_finds_an_empty_chat(browser: Browser, site: Site) -> None:
    async with opened(browser, site) as page:
        await begun(page)
        await page.locator("#language").select_option("ur")
        await page.get_by_role("button", name="Begin").click()
        await expect(page.get_by_role("button", name="START")).to_be_visible()
        await expect(page.locator(".message")).to_have_count(0)
        assert site.world.phones[-1].language == "ur"


async def test_toasts_and_refusals_are_said(browser: Browser, site: Site) -> None:
    async with opened(browser, site) as page:
        await begun(page)
        await page.get_by_role("button", name="پښتو").click()
        await page.get_by_role("button", name="Toast").click()
        await expect(page.get_by_role("alert")).to_have_text("done")
        site.world.phones[0].messages[1].buttons = []
        await page.get_by_role("button", name="Toast").click()
        await expect(page.get_by_role("alert")).to_have_text("that is no longer there")


async def test_a_lost_server_is_said_and_found_again(browser: Browser, site: Site) -> None:
    async with opened(browser, site) as page:
        await begun(page)
        await expect(page.locator("#lost")).to_be_hidden()
        await site.stop()
        await expect(page.locator("#lost")).to_be_visible()
        await site.begin()
        await expect(page.locator("#lost")).to_be_hidden()
        await expect(page.get_by_role("button", name="START")).to_be_visible()


PAIRS = (
    "ink/page soft-ink/page warn/page ink/field on-accent/accent accent/head accent/page soft-ink/head "
    "bubble-ink/theirs bubble-ink/mine stamp/theirs stamp/mine stamp/head link/theirs link/mine "
    "key-ink/key key-ink/key-over day-ink/day toast-ink/toast page/warn"
).split()
CONTRAST = """pairs => {
    const style = getComputedStyle(document.documentElement);
    const light = name => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.color = style.getPropertyValue('--' + name);
        const parts = getComputedStyle(probe).color.match(/[\\d.]+/g).slice(0, 3).map(part => part / 255);
        probe.remove();
        const [r, g, b] = parts.map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    };
    return pairs.map(pair => {
        const [one, other] = pair.split('/').map(light);
        return [pair, Math.max(one, other) / Math.min(one, other)];
    });
}"""


@pytest.mark.parametrize("dark", [False, True])
async def test_colours_can_be_told_apart(browser: Browser, site: Site, dark: bool) -> None:
    """WCAG 2.2 AA: 4.5 to 1 for text."""
    async with opened(browser, site, dark=dark) as page:
        ratios = await page.evaluate(CONTRAST, PAIRS)
        assert [(pair, round(ratio, 2)) for pair, ratio in ratios if ratio < 4.5] == []
