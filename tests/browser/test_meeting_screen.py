"""The screen for the room in a browser: whole and readable at both sizes, in every scene, theme and light."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy
import pytest
import zxingcpp
from flask import Flask
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from retention_check.domain.meeting import moving
from retention_check.domain.meeting.live import Timer
from retention_check.domain.meeting.scenes import SceneKind
from tests.browser.site import NARROW, OVERFLOW, Site, Watch, axe, running
from tests.web.client import running as laptop
from tests.web.meeting.held import Holding
from tests.web.meeting.shown import LAST, QUICK, SHOWN, Shown, change

SIZES = ((1280, 720), (1920, 1080))
SMALLEST = 0.033  # height of a letter that matters, of the height of the screen
CONTRAST = 7.0
# Every text that is seen: how high its letters are of the screen's height, and its contrast with what lies behind it.
TEXTS = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const channels = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (color) => {
    const [red, green, blue] = channels(color).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (channels(color)[3] === 255) return color;
    }
    return "#fff";
  };
  const seen = (element) => element.checkVisibility() && !element.closest(".visually-hidden, title");
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (words.nextNode()) {
    const text = words.currentNode.textContent.trim();
    const element = words.currentNode.parentElement;
    if (!text || !seen(element)) continue;
    const style = getComputedStyle(element);
    const isDrawn = element instanceof SVGElement;
    const scale = isDrawn ? element.getScreenCTM().d : 1;
    const both = [luminance(isDrawn ? style.fill : style.color), luminance(behind(element))];
    const contrast = (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
    found.push([text, parseFloat(style.fontSize) * scale / innerHeight, contrast]);
  }
  return found;
}"""
# What lies past an edge of the screen, or past that of its own drawing.
OUTSIDE = """() => [...document.querySelectorAll("main *")].filter((element) => {
  if (!element.checkVisibility() || element.closest("title, .agreed p > *, .answers > *")) return false;
  const box = element.getBoundingClientRect();
  const page = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const room = element.closest("svg[role=img] text")?.ownerSVGElement.getBoundingClientRect() ?? page;
  const isBeside = box.left < room.left - 1 || box.right > room.right + 1;
  return isBeside || box.top < -1 || box.bottom > innerHeight + 1;
}).map((element) => element.outerHTML.slice(0, 120))"""
# Pairs of texts in a drawing that lie over each other.
OVER_EACH_OTHER = """() => {
  const rects = [...document.querySelectorAll("svg[role=img] text")].map((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const air = (bottom - top) * 0.2; // above and below the letters of a line
    return { text: element.textContent, left, right, top: top + air, bottom: bottom - air };
  });
  return rects.flatMap((one, index) => rects.slice(index + 1).filter((other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
  ).map((other) => `${one.text} / ${other.text}`));
}"""
FITS = """() => {
  const root = document.documentElement;
  return root.scrollWidth <= innerWidth && root.scrollHeight <= innerHeight;
}"""
ANIMATIONS = "() => document.getAnimations().map((each) => each.animationName)"
THEME = """
.bont-theme {
  --utrecht-document-font-family: "DejaVu Serif", serif;
  --utrecht-document-color: #777;
  --utrecht-document-background-color: #ffe600;
  --utrecht-heading-color: #e00;
  --utrecht-link-color: #0a0;
  --utrecht-button-primary-action-background-color: #c00;
}
"""


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The app as it is in a room; asks for the browser first, so that nothing starts where there is none."""
    assert browser
    with running(tmp_path_factory.mktemp("room"), as_room="1") as found:
        yield found


@pytest.fixture(scope="module")
def app(site: Site) -> Iterator[Flask]:
    """The app in this process too, over the same data, to move meetings on."""
    with laptop(site.folder) as found:
        yield found


@pytest.fixture(scope="module")
def beamers(browser: Browser) -> Iterator[BrowserContext]:
    """What stands before the room, which was given nothing."""
    context = browser.new_context(reduced_motion="reduce")
    context.set_default_timeout(15000)
    yield context
    context.close()


@pytest.fixture
def beamer(beamers: BrowserContext, site: Site) -> Iterator[Page]:
    """A page of it; afterwards it may not have complained or asked another host for anything."""
    watch, page = Watch(site), beamers.new_page()
    watch.on(page)
    enlarge(page, SIZES[0])
    yield page
    page.close()
    watch.assert_quiet()


def enlarge(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


def look(page: Page, site: Site, holding: Holding) -> Page:
    page.goto(site.at(holding.at))
    page.evaluate("document.fonts.ready")
    return page


def assert_readable(page: Page) -> None:
    """Nothing scrolls, falls off or lies over something else; every text is large and dark enough."""
    assert page.evaluate(FITS)
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(OVER_EACH_OTHER) == []
    texts: list[Any] = page.evaluate(TEXTS)
    assert texts
    assert [text for text, height, _ in texts if height < SMALLEST] == []
    assert [text for text, _, contrast in texts if contrast < CONTRAST] == []


def test_the_scenes_that_hold_most_are_whole_and_readable_on_a_small_beamer(
    beamer: Page, site: Site, app: Flask
) -> None:
    for name in QUICK:
        look(beamer, site, SHOWN[name].hold(app))
        assert_readable(beamer)


@pytest.mark.matrix
@pytest.mark.parametrize("name", SHOWN)
def test_every_scene_is_whole_readable_and_sound_at_both_sizes(beamer: Page, site: Site, app: Flask, name: str) -> None:
    look(beamer, site, SHOWN[name].hold(app))
    for size in SIZES:
        enlarge(beamer, size)
        assert_readable(beamer)
    assert axe(beamer) == []
    if name in QUICK:
        assert axe(beamer, "color-contrast-enhanced") == []


@pytest.mark.matrix
@pytest.mark.parametrize("name", QUICK)
def test_a_small_or_magnified_window_scrolls_down_and_never_aside(
    beamer: Page, site: Site, app: Flask, name: str
) -> None:
    look(beamer, site, SHOWN[name].hold(app))
    for width in (640, NARROW):
        enlarge(beamer, (width, 640))
        assert beamer.evaluate(OVERFLOW) == ""


@pytest.mark.matrix
def test_in_forced_colours_every_scene_can_be_read_and_drawings_keep_theirs(
    beamer: Page, site: Site, app: Flask
) -> None:
    beamer.emulate_media(forced_colors="active", color_scheme="dark", reduced_motion="reduce")
    for name in QUICK:
        look(beamer, site, SHOWN[name].hold(app))
        assert [text for text, _, contrast in beamer.evaluate(TEXTS) if contrast < CONTRAST] == []
    beamer.emulate_media(forced_colors="none", color_scheme="light", reduced_motion="reduce")


@pytest.mark.matrix
def test_a_theme_gives_its_font_and_its_band_and_leaves_every_text_as_dark(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder: Path = tmp_path_factory.mktemp("dressed")
    (folder / "bont.css").write_text(THEME)
    with running(folder, as_room="1", theme_css=str(folder / "bont.css"), theme_class="bont-theme") as site:
        context = browser.new_context(reduced_motion="reduce")
        page = context.new_page()
        enlarge(page, SIZES[0])
        with laptop(folder) as app:
            for name in QUICK:
                look(page, site, SHOWN[name].hold(app))
                assert page.evaluate(FITS), name
                assert_readable(page)
        band = "getComputedStyle(document.body).borderTopColor"
        assert page.evaluate(band) == "rgb(204, 0, 0)"
        assert "DejaVu Serif" in page.evaluate("getComputedStyle(document.body).fontFamily")
        context.close()


def test_the_code_is_scanned_from_the_back_row(beamer: Page, site: Site, app: Flask) -> None:
    holding = SHOWN["arrive"].hold(app)
    look(beamer, site, holding)
    seen = Image.open(io.BytesIO(beamer.screenshot())).convert("L")
    for times in (1, 3):
        smaller = seen.resize((seen.width // times, seen.height // times))
        found = [each.text for each in zxingcpp.read_barcodes(numpy.asarray(smaller))]
        assert [text.rpartition("/")[2].partition("?pas=")[0] for text in found] == [holding.code]


def test_the_screen_follows_the_meeting_by_itself(beamer: Page, site: Site, app: Flask) -> None:
    holding = SHOWN["arrive"].hold(app)
    look(beamer, site, holding)
    expect(beamer.get_by_text("17 van 20 doen mee")).to_be_visible()
    holding.join()
    expect(beamer.get_by_text("18 van 20 doen mee")).to_be_visible()
    holding.move()
    expect(beamer.get_by_role("heading", level=1)).to_have_text("Zo praten wij vandaag")
    expect(beamer.get_by_role("status").filter(has_text="Zo praten wij vandaag")).to_have_count(1)


def test_the_agreements_stay_before_the_room_after_the_end_until_it_is_loaded_again(
    beamers: BrowserContext, site: Site, app: Flask
) -> None:
    holding, beamer = SHOWN["agreed"].hold(app), beamers.new_page()  # which complains of the 410 it gets
    enlarge(beamer, SIZES[0])
    look(beamer, site, holding)
    with beamer.expect_response(lambda answer: answer.status == 410):
        holding.end()
    beamer.wait_for_timeout(3000)
    expect(beamer.get_by_role("heading", level=1)).to_have_text("Dit spraken wij af")
    expect(beamer.locator(".meeting-line")).to_be_empty()
    assert_readable(beamer)
    beamer.reload()
    expect(beamer.get_by_role("heading", level=1)).to_have_text("Dank u wel. De bijeenkomst is afgelopen.")
    assert_readable(beamer)
    assert axe(beamer) == []
    beamer.close()


def test_own_marks_move_to_their_place_once_and_nothing_moves_where_less_motion_is_asked(
    beamer: Page, site: Site, app: Flask
) -> None:
    holding = Shown(SceneKind.REVEAL, number=LAST).hold(app)
    beamer.emulate_media(reduced_motion="no-preference")
    look(beamer, site, holding)
    assert beamer.evaluate(ANIMATIONS) == ["own-marks"]
    beamer.evaluate("Promise.all(document.getAnimations().map((each) => each.finished))")
    change(holding, lambda meeting: meeting)
    beamer.wait_for_timeout(3000)
    assert beamer.evaluate(ANIMATIONS) == []
    holding.move(moving.back)
    with beamer.expect_response("**/nu"):
        pass
    beamer.emulate_media(reduced_motion="reduce")
    look(beamer, site, holding)
    assert beamer.evaluate(ANIMATIONS) == []


@pytest.mark.matrix
def test_nothing_but_what_is_revealed_ever_moves(beamer: Page, site: Site, app: Flask) -> None:
    beamer.emulate_media(reduced_motion="no-preference")
    for name in ("arrive", "guess", "order", "talk", "agree-longest"):
        look(beamer, site, SHOWN[name].hold(app))
        assert beamer.evaluate(ANIMATIONS) == []
    beamer.emulate_media(reduced_motion="reduce")


def test_the_time_is_counted_on_calmly_and_stands_still_in_a_pause(beamer: Page, site: Site, app: Flask) -> None:
    holding = Shown(SceneKind.TALK, changed={"timer": Timer(10, 95, None)}).hold(app)
    look(beamer, site, holding)
    timer = beamer.locator(".timer__left")
    expect(timer).to_have_text("pauze, nog 8:25")
    beamer.wait_for_timeout(1500)
    expect(timer).to_have_text("pauze, nog 8:25")
    change(holding, lambda meeting: _with_timer(meeting, Timer(1, 58, 4_000_000_000)))
    expect(timer).to_have_text("nog 0:01")
    expect(beamer.locator(".timer__over")).to_be_visible()
    assert beamer.locator(".timer").inner_text() == "de tijd is om"


@pytest.mark.matrix
def test_without_a_script_the_page_says_the_same_and_loads_itself_again(
    browser: Browser, site: Site, app: Flask
) -> None:
    holding = SHOWN["arrive"].hold(app)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    enlarge(page, SIZES[0])
    page.goto(site.at(holding.at))
    holding.move()
    expect(page.get_by_role("heading", level=1)).to_have_text("Zo praten wij vandaag", timeout=10000)
    context.close()


def _with_timer(meeting: Any, timer: Timer) -> Any:
    return replace(meeting, timer=timer)
