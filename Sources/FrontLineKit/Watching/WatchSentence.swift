import FrontLine

extension Language {
  /// Returns the word for the status of land; nil is free.
  fileprivate func status(_ status: ControlStatus?) -> String {
    status.map { SentenceWords(language: self).status($0) } ?? say("free", "вільне")
  }
}

/// The sentences of events, in English and Ukrainian.
struct WatchSentence {
  /// How the source is called in print, and the day of the map and of the one before.
  let source: String
  let date: CalendarDate
  let previousDate: CalendarDate?
  let isRedrawn: Bool

  private func both(_ sentence: (Language) -> String) -> BilingualText {
    BilingualText(english: sentence(.english), ukrainian: sentence(.ukrainian))
  }

  private func origin(_ language: Language) -> String {
    let caution =
      isRedrawn
      ? language.say(
        "; the source drew its border anew on that day, so it may not be a change on the ground",
        "; того дня джерело перемалювало межу, тож на місцевості цього могло й не бути") : ""
    return language.say(
      "\(caution) (\(source), as published)", "\(caution) (\(source), за опублікованою картою)")
  }

  private func area(_ squareKilometers: Double, _ language: Language) -> String {
    language.withUnit(language.number(squareKilometers, significant: 3, atLeast: 0), "km²", "км²")
  }

  func near(_ target: BilingualText, limit: Double, now: Double, before: Double?, most: Double)
    -> BilingualText
  {
    both { language in
      let (day, previous) = (language.date(date), language.date(previousDate))
      let ago =
        before.map { language.kilometers($0, decimals: 1) }
        ?? language.say(
          "more than \(language.plainNumber(most)) km",
          "понад \(language.withUnit(language.plainNumber(most), "km", "км"))")
      let name = language.say(target)
      if limit == 0 {
        return language.say(
          "\(name) was reached by the front on the map of \(day); it was \(ago) away on that of \(previous)",
          "\(name): фронт дійшов на карті за \(day); на карті за \(previous) було \(ago)")
          + origin(language)
      }
      let number = language.plainNumber(limit)
      let here = language.kilometers(now, decimals: 1)
      return language.say(
        "\(name): the front came within \(number) km: \(here) on the map of \(day), \(ago) on that of \(previous)",
        "\(name): фронт наблизився ближче ніж на \(language.withUnit(number, "km", "км")): \(here) на карті за \(day), "
          + "\(ago) на карті за \(previous)") + origin(language)
    }
  }

  func status(
    _ place: BilingualText, from: ControlStatus?, to: ControlStatus?, isDoubtful: Bool
  ) -> BilingualText {
    both { language in
      let (old, new) = (language.status(from), language.status(to))
      let doubt =
        isDoubtful
        ? language.say(
          ", close to the border of what changed, so this is uncertain: its centre is not known exactly enough",
          ", біля межі змін, тож це непевно: центр відомий не так точно") : ""
      return language.say(
        "\(place.english): \(old) on the map of \(language.date(previousDate)), \(new) on that of \(language.date(date))",
        "\(place.ukrainian): \(old) на карті за \(language.date(previousDate)), \(new) на карті за \(language.date(date))"
      )
        + doubt + origin(language)
    }
  }

  func area(
    _ region: BilingualText?, gained: Double, lost: Double, days: Int, limit: Double
  ) -> BilingualText {
    both { language in
      let place = region.map { language.say($0) + ": " } ?? ""
      let (plus, minus) = (area(gained, language), area(lost, language))
      let span = CountedNoun.day.counted(days, in: language)
      let bound = language.withUnit(language.plainNumber(limit), "km²", "км²")
      return language.say(
        "\(place)gained \(plus), lost \(minus) in \(span) up to \(language.date(date)): more than \(bound)",
        "\(place)здобуто \(plus), втрачено \(minus) за \(span) до \(language.date(date)): понад \(bound)")
        + origin(language)
    }
  }

  func redrawn(edges: Int, share: Double, gained: Double, lost: Double) -> BilingualText {
    both { language in
      let percent = language.number(share * 100, decimals: 0)
      let (plus, minus) = (area(gained, language), area(lost, language))
      return language.say(
        "\(source) redrew \(percent) % of the vertices of its border on the map of \(language.date(date)) where no land "
          + "changed hands: a false alarm, apart from \(plus) gained and \(minus) lost",
        "\(source): на карті за \(language.date(date)) перемальовано \(percent) % вершин межі там, де земля не змінила "
          + "власника: хибна тривога; решта: здобуто \(plus), втрачено \(minus)")
    }
  }

  /// - Parameter days: The most days without a map that the rule lets pass.
  func silent(longerThan days: Int) -> BilingualText {
    both { language in
      let span = CountedNoun.day.counted(days, in: language)
      return language.say(
        "\(source) has published no map since that of \(language.date(previousDate)), for more than \(span)",
        "\(source): після карти за \(language.date(previousDate)) нової немає, довше ніж \(span)")
    }
  }

  func parted(_ names: [String], onlyFirst: Double, onlySecond: Double, limit: Double) -> BilingualText {
    both { language in
      let (one, other) = (area(onlyFirst, language), area(onlySecond, language))
      let bound = language.withUnit(language.plainNumber(limit), "km²", "км²")
      return language.say(
        "\(names[0]) and \(names[1]) part by more than \(bound) on \(language.date(date)): \(one) only on the first, "
          + "\(other) only on the second",
        "\(names[0]) і \(names[1]) розходяться більш ніж на \(bound) \(language.date(date)): \(one) лише на першій, "
          + "\(other) лише на другій")
    }
  }
}
