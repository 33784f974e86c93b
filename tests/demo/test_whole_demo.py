"""The demo as a newcomer meets it: the real bot, the real page, a real Chromium, in four languages.

Each run leaves pictures of the phone in build/screens, to be looked at.
"""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import AsyncIterator
from datetime import date

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from bot.clock import Clock
from bot.content.sameness import LATIN
from bot.demo import demo_bot, demo_page
from bot.dialogue.content import Locale
from bot.editions import ROOT, read_edition
from bot.renewal import Renewal
from bot.telegram.stand_in import StandIn
from bot.web.demo import DemoServer
from tests.web.conftest import browser

__all__ = ["browser"]  # a fixture

# What only a stale answer says, on the later of the two days.
UPTO = {"ps": "۷ مارچ ۲۰۲۶", "fa_AF": "۷ مارچ ۲۰۲۶", "ur": "7 مارچ 2026", "en": "7 March 2026"}
SCREENS = ROOT / "build" / "screens"
EDITION = read_edition()
DAY = date(2026, 11, 22)
LANGUAGES: tuple[Locale, ...] = ("ps", "fa_AF", "ur", "en")
SEEN = """each => { const copy = each.cloneNode(true);
  copy.querySelectorAll(".hidden").forEach(one => one.remove()); return copy.textContent; }"""
BEGINS_IN_VIEW = """each => {
  const [place, room] = [each, document.querySelector("#log")].map(one => one.getBoundingClientRect());
  return room.top <= place.top && place.top < room.top + room.height / 2; }"""
pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(loop_scope="module")
async def address() -> AsyncIterator[str]:
    clock = Clock(DAY)
    stand_in = StandIn(clock.now, keep=1000, sleep=clock.sleep)
    listening = socket.create_server(("127.0.0.1", 0))
    async with demo_bot(stand_in, clock, Renewal(ROOT, edition=EDITION)) as running:
        server = DemoServer(demo_page(stand_in, clock, running))
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        await serving


def _title(locale: Locale, id: str) -> str:
    node = EDITION.faq.answers.get(id) or EDITION.faq.branches[id]
    found = EDITION.renderer.words[locale].find(node.title, id)
    assert found
    return found


async def _picture(page: Page, name: str) -> None:
    SCREENS.mkdir(parents=True, exist_ok=True)
    await page.screenshot(path=SCREENS / f"{name}.png")


@pytest.mark.parametrize("locale", LANGUAGES)
async def test_a_newcomer_reads_when_the_card_expires(browser: Browser, address: str, locale: Locale) -> None:
    page = await browser.new_page(viewport={"width": 1100, "height": 1000})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.goto(address)
    await page.get_by_role("button", name="START").click()
    await page.get_by_role(
        "button", name={"ps": "پښتو", "fa_AF": "دری", "ur": "اردو"}.get(locale, "English")
    ).click()
    for id in ("my-document", "por", "por-expiry"):
        await page.get_by_role("button", name=_title(locale, id)).last.click()
    bubble = await _last_bubble(page, _title(locale, "por-expiry"))
    await bubble.filter(has_text=re.compile("2025|۲۰۲۵")).wait_for()  # the branch before has that title too
    text = await bubble.evaluate(SEEN)
    assert re.search("2025|۲۰۲۵", text)
    assert _foreign(text) == set() or locale == "en"
    assert await bubble.evaluate(
        "each => getComputedStyle(each.querySelector('[dir]') || each).direction"
    ) == ("ltr" if locale == "en" else "rtl")
    await _picture(page, f"{locale}-today")
    await page.get_by_role("button", name="10 June 2025").click()
    await page.locator(".message").filter(has_text=UPTO[locale]).wait_for(state="detached")
    await _picture(page, f"{locale}-2025-06-10")
    await page.get_by_role("textbox", name="Message").fill("136")
    await page.keyboard.press("Enter")
    await page.locator(".message.mine").filter(has_text="136").wait_for()
    await page.locator(".message.mine + .message.theirs, .message.theirs").last.wait_for()
    await _picture(page, f"{locale}-typed")
    assert all(url.startswith(address) for url in asked)
    await page.close()


async def test_the_newest_answer_is_in_view_with_motion_too(browser: Browser, address: str) -> None:
    context = await browser.new_context(
        viewport={"width": 1100, "height": 600}, reduced_motion="no-preference"
    )
    page = await context.new_page()
    await page.goto(address)
    await page.get_by_role("button", name="START").click()
    await page.get_by_role("button", name="English").click()
    for id in ("por-expiry", "helplines"):
        before = await page.locator(".message.theirs").count()
        await page.get_by_role("textbox", name="Message").fill(str(EDITION.faq.answers[id].number))
        await page.keyboard.press("Enter")
        answer = page.locator(".message.theirs").nth(before)
        await answer.filter(has_text=_title("en", id)).wait_for()
        for _ in range(20):  # a smooth scroll takes half a second, on a busy machine more
            await page.wait_for_timeout(500)
            if await answer.evaluate(BEGINS_IN_VIEW):
                break
        assert await answer.evaluate(BEGINS_IN_VIEW), id
    await context.close()


@pytest.mark.parametrize("locale", LANGUAGES)
async def test_days_go_by_and_a_date_moves(browser: Browser, address: str, locale: Locale) -> None:
    """Followed on 10 June; the reminder two weeks before comes on the 16th; then the date is moved."""
    page = await browser.new_page(viewport={"width": 1100, "height": 1000})
    page.set_default_timeout(20_000)
    await page.goto(address)
    await page.locator("#language").select_option({"fa_AF": "fa"}.get(locale, locale))
    await page.get_by_role("button", name="Begin").click()
    await page.get_by_role("button", name="10 June 2025").click()
    await page.get_by_role("button", name="START").click()
    await _press(page, f"s_menu_{locale}")
    await page.get_by_role("textbox", name="Message").fill("136")
    await page.keyboard.press("Enter")
    await _press(page, "f_por-validity_days")
    await page.locator('[data-press="f_por-validity_days_y"]').wait_for()
    await _picture(page, f"{locale}-consent")
    await _press(page, "f_por-validity_days_y")
    await page.locator('[data-press="u_por-validity"]').wait_for()
    await _picture(page, f"{locale}-followed")
    reading = page.locator('[data-press="r_por-validity"]')
    for _ in range(5):
        await page.get_by_role("button", name="Next day").click()
    await page.locator("#day").fill("2025-06-16")
    await expect(reading).to_have_count(1, timeout=60_000)
    await expect(reading).to_be_in_viewport()
    await _picture(page, f"{locale}-reminded")
    await page.locator("#moved").select_option("por-validity")
    await page.locator("#moved-to").fill("2025-12-31")
    await page.get_by_role("button", name="Announce").click()
    await expect(reading).to_have_count(2, timeout=60_000)
    await reading.last.click()
    december = {"ps": "۳۱ ډسمبر ۲۰۲۵", "fa_AF": "۳۱ دسمبر ۲۰۲۵", "ur": "31 دسمبر 2025"}
    await _last_bubble(page, december.get(locale, "31 December 2025"))
    await _picture(page, f"{locale}-moved")
    await _press(page, "m")
    await _press(page, "n")
    await _press(page, "n_hearing")
    await _press(page, "g_hearing_child")
    await page.locator('[data-press="k_hearing_child_2025-06-20"]').wait_for()
    await _picture(page, f"{locale}-month")
    await page.close()


async def _press(page: Page, payload: str) -> None:
    await page.locator(f'[data-press="{payload}"]').last.click()


async def _last_bubble(page: Page, words: str) -> Locator:
    bubble = page.locator(".message").filter(has_text=words).last
    await bubble.wait_for()
    return bubble


def _foreign(text: str) -> set[str]:
    """Latin words that are no names of papers, organisations or publishers."""
    publishers = {
        word for source in EDITION.faq.sources.values() for word in re.findall("[A-Za-z]+", source.publisher)
    }
    return set(re.findall("[A-Za-z]{2,}", text)) - LATIN - publishers
