import FrontLine

/// The words of the page's script, in both languages.
enum PageWords {
  static let all: [(String, BilingualText)] = [
    ("map", BilingualText("Map with a slider of days", "Карта з повзунком днів")),
    (
      "mapHelp",
      BilingualText(
        "Arrow keys move the map, plus and minus zoom, 0 shows all. Page Up and Page Down change the day. Enter says what is "
          + "under the cross.",
        "Стрілки рухають карту, плюс і мінус змінюють масштаб, 0 показує все. Page Up і Page Down змінюють день. Enter "
          + "каже, що під хрестиком.")
    ),
    ("day", BilingualText("Day", "День")), ("play", BilingualText("Play", "Пуск")),
    ("pause", BilingualText("Pause", "Пауза")), ("back", BilingualText("Day before", "День тому")),
    ("forward", BilingualText("Next day", "Наступний день")),
    ("speed", BilingualText("Days a second", "Днів за секунду")),
    ("zoomIn", BilingualText("Zoom in", "Наблизити")), ("zoomOut", BilingualText("Zoom out", "Віддалити")),
    ("reset", BilingualText("Show all", "Показати все")),
    ("show", BilingualText("What is shown", "Що показано")),
    ("changeSince", BilingualText("change since", "зміни з")),
    ("statuses", BilingualText("statuses", "статуси")),
    ("layers", BilingualText("Layers", "Шари")), ("places", BilingualText("places", "населені пункти")),
    ("regions", BilingualText("regions", "регіони")), ("roads", BilingualText("roads", "дороги")),
    ("rivers", BilingualText("rivers", "річки")),
    ("distances", BilingualText("distances", "відстані")),
    ("highlight", BilingualText("Mark what changed", "Позначити зміни")),
    ("nothing", BilingualText("not at all", "ні")), ("lastDay", BilingualText("on the day", "за день")),
    ("lastDays", BilingualText("in {n} days", "за {n} днів")),
    ("swipe", BilingualText("before and after", "було і стало")),
    ("before", BilingualText("Before", "Було")),
    ("swipeLine", BilingualText("Line between before and after", "Лінія між «було» і «стало»")),
    ("link", BilingualText("Copy a link to this view", "Копіювати посилання на цей вигляд")),
    ("copied", BilingualText("Copied", "Скопійовано")),
    ("notCopied", BilingualText("Could not be copied", "Не вдалося скопіювати")),
    ("saveDay", BilingualText("Save this day as GeoJSON", "Зберегти цей день як GeoJSON")),
    ("held", BilingualText("held before", "захоплено раніше")),
    ("gained", BilingualText("gained", "приріст")), ("lost", BilingualText("lost", "зменшення")),
    ("free", BilingualText("no status", "без статусу")), ("since", BilingualText("since", "з")),
    (
      "atLeastSince",
      BilingualText("since the first map, {date}, or earlier", "від першої карти, {date}, чи раніше")
    ),
    ("from", BilingualText("was", "було")), ("patch", BilingualText("patch", "ділянка")),
    ("squareKilometers", BilingualText("km²", "км²")), ("kilometers", BilingualText("km", "км")),
    ("sort", BilingualText("sort", "упорядкувати")),
    ("copy", BilingualText("Copy table", "Копіювати таблицю")),
    ("csv", BilingualText("Save CSV", "Зберегти CSV")),
    ("geojson", BilingualText("Save GeoJSON", "Зберегти GeoJSON")),
    ("all", BilingualText("Show all rows", "Показати всі рядки")),
    ("fewer", BilingualText("Show fewer rows", "Показати менше рядків")),
    (
      "disarmed",
      BilingualText(
        "Cells that a spreadsheet would run begin with an apostrophe.",
        "Клітинки, які таблиця виконала б, починаються з апострофа.")
    ),
    ("north", BilingualText("N", "пн. ш.")), ("east", BilingualText("E", "сх. д.")),
    ("gap", BilingualText("no map of the {n} days before", "немає карти за {n} дн. до цього")),
    ("legend", BilingualText("Legend", "Умовні позначення")),
    ("days", BilingualText("Save all days as CSV", "Зберегти всі дні як CSV")),
  ]
}
