/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How likely two records are one. Each thing they share is a chance of its own; together they leave
 * 1 - (1-p)(1-q)… ; names unlike each other, or two tax ids, speak against it. Any thread. */
#include "accord-config.h"

#include "accord-twin-row.h"

#include <glib/gi18n-lib.h>
#include "accord-text-match.h"

#define SPELLING_MAX 48     /* characters compared */
#define TWO_CHARACTERS 8    /* bytes */
#define FEW 3               /* so many of one name: rare */
#define SOME 20

static const struct {
  AccordTwinReasons reason;
  const char *words;
} all_words[] = {
  { ACCORD_TWIN_TAX_ID, N_ ("same tax id") },
  { ACCORD_TWIN_EMAIL, N_ ("same e-mail") },
  { ACCORD_TWIN_PHONE, N_ ("same phone") },
  { ACCORD_TWIN_WEBSITE, N_ ("same website") },
  { ACCORD_TWIN_NAME, N_ ("same name") },
  { ACCORD_TWIN_SOUND, N_ ("names sound alike") },
  { ACCORD_TWIN_SPELLING, N_ ("names differ by a letter or two") },
  { ACCORD_TWIN_CITY, N_ ("same city") },
  { ACCORD_TWIN_OTHER_TAX_ID, N_ ("but different tax ids") },
};

/**
 * accord_twin_reasons_to_words:
 *
 * Returns: (transfer full): the reasons as a person reads them, weightiest first
 */
GStrv
accord_twin_reasons_to_words (AccordTwinReasons reasons)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (all_words); i++)
    if (reasons & all_words[i].reason)
      g_strv_builder_add (words, _ (all_words[i].words));
  return g_strv_builder_end (words);
}

static gsize
read_characters (const AccordTwinRow *row, const char *texts, gunichar *characters)
{
  const char *p = texts + row->text, *end = p + row->length;
  gsize n = 0;

  while (p < end && n < SPELLING_MAX)
    {
      characters[n++] = g_utf8_get_char (p);
      p = g_utf8_next_char (p);
    }
  return n;
}

/* Damerau-Levenshtein distance of the whole texts, given up beyond @most. */
static guint
distance (const gunichar *a, guint n, const gunichar *b, guint m, guint most)
{
  guint numbers[3][SPELLING_MAX + 1];
  guint *const rows[] = { numbers[0], numbers[1], numbers[2] };

  for (guint j = 0; j <= m; j++)
    rows[0][j] = j;
  for (guint i = 1; i <= n; i++)
    {
      guint best = accord_text_distance_row (a, i, b, m, rows);

      if (best > most)
        return best;
    }
  return rows[n % 3][m];
}

/* Whether two texts are the same but for one place of at most two characters: quick to tell, and true
 * of all that one slip makes. */
static gboolean
differ_in_one_place (const char *a, int n, const char *b, int m)
{
  int begin = 0, end = 0, least = MIN (n, m);

  while (begin < least && a[begin] == b[begin])
    begin++;
  while (end < least - begin && a[n - 1 - end] == b[m - 1 - end])
    end++;
  return MAX (n, m) - begin - end <= TWO_CHARACTERS;
}

/* One slip in five letters or four Chinese characters, two in twelve letters: shorter names that differ
 * are different. */
static gboolean
spelled_alike (const AccordTwinRow *a, const AccordTwinRow *b, const char *texts)
{
  gboolean han = ((a->flags | b->flags) & ACCORD_TWIN_HAS_HAN) != 0;
  gboolean two = !han && MIN (a->length, b->length) >= 12;
  gunichar x[SPELLING_MAX], y[SPELLING_MAX];
  guint n, m, most;

  if (ABS ((int) a->length - (int) b->length) > 6 || MIN (a->length, b->length) < 5 ||
      (!two && !differ_in_one_place (texts + a->text, a->length, texts + b->text, b->length)))
    return FALSE;
  n = (guint) read_characters (a, texts, x);
  m = (guint) read_characters (b, texts, y);
  most = !han && MIN (n, m) >= 12 ? 2 : MIN (n, m) >= (han ? 4 : 5) ? 1 : 0;
  return most > 0 && (guint) ABS ((int) n - (int) m) <= most && distance (x, n, y, m, most) <= most;
}

/* Chinese names are read in one order; between Chinese and Latin ones only the letters must agree. */
static gboolean
sound_alike (const AccordTwinRow *a, const AccordTwinRow *b)
{
  gboolean han_a = (a->flags & ACCORD_TWIN_HAS_HAN) != 0, han_b = (b->flags & ACCORD_TWIN_HAS_HAN) != 0;

  if (a->sound == 0 || a->sound != b->sound)
    return FALSE;
  return a->ordered == b->ordered || han_a != han_b || (!han_a && a->sorted == b->sorted);
}

static AccordTwinReasons
compare_names (const AccordTwinRow *a, const AccordTwinRow *b, const char *texts)
{
  if (a->name == 0 || b->name == 0)
    return 0;
  if (a->name == b->name)
    return ACCORD_TWIN_NAME;
  if (sound_alike (a, b))
    return ACCORD_TWIN_SOUND;
  return spelled_alike (a, b, texts) ? ACCORD_TWIN_SPELLING : 0;
}

static double
chance_of_person (const AccordTwinRow *a, const AccordTwinRow *b, AccordTwinReasons name)
{
  guint n = MAX (a->n_alike, b->n_alike);

  if (a->group != 0 && a->group == b->group)
    return name == ACCORD_TWIN_NAME ? 0.85 : name == ACCORD_TWIN_SOUND ? 0.65 : 0.6;
  if (name == ACCORD_TWIN_NAME)
    return n <= FEW && a->group == 0 ? 0.6 : n <= SOME ? 0.45 : 0.3;
  return 0.35;
}

/* Two firms of one name in two towns are often two. */
static double
chance_of_company (const AccordTwinRow *a, const AccordTwinRow *b, AccordTwinReasons name)
{
  gboolean elsewhere = a->place != 0 && b->place != 0 && a->place != b->place;
  double chance = name == ACCORD_TWIN_NAME ? 0.8 : name == ACCORD_TWIN_SOUND ? 0.6 : 0.5;

  if (MAX (a->n_alike, b->n_alike) > SOME)
    chance *= 0.75;
  return elsewhere ? chance * 0.5 : chance;
}

static double
chance_of_name (const AccordTwinRow *a, const AccordTwinRow *b, AccordTwinReasons name)
{
  if (name == 0)
    return 0;
  return (a->flags & b->flags & ACCORD_TWIN_IS_PERSON) ? chance_of_person (a, b, name) : chance_of_company (a, b, name);
}

static AccordTwinReasons
compare_keys (const AccordTwinRow *a, const AccordTwinRow *b)
{
  AccordTwinReasons reasons = 0;

  if (a->tax_id != 0 && a->tax_id == b->tax_id)
    reasons |= ACCORD_TWIN_TAX_ID;
  else if (a->tax_id != 0 && b->tax_id != 0 && (a->flags & b->flags & ACCORD_TWIN_TAX_ID_IS_VALID))
    reasons |= ACCORD_TWIN_OTHER_TAX_ID;
  if (a->email != 0 && a->email == b->email)
    reasons |= ACCORD_TWIN_EMAIL;
  if (a->phone != 0 && a->phone == b->phone)
    reasons |= ACCORD_TWIN_PHONE;
  if (a->website != 0 && a->website == b->website)
    reasons |= ACCORD_TWIN_WEBSITE;
  if (a->city != 0 && a->city == b->city)
    reasons |= ACCORD_TWIN_CITY;
  return reasons;
}

static double
chance_of_keys (const AccordTwinRow *a, const AccordTwinRow *b, AccordTwinReasons reasons)
{
  double other = 1;

  if (reasons & ACCORD_TWIN_TAX_ID)
    other *= a->flags & ACCORD_TWIN_TAX_ID_IS_VALID ? 0.02 : 0.1;
  if (reasons & ACCORD_TWIN_EMAIL)
    other *= a->flags & ACCORD_TWIN_MAILBOX_IS_SHARED ? 0.4 : 0.15;
  if (reasons & ACCORD_TWIN_PHONE)
    other *= 0.3;
  if (reasons & ACCORD_TWIN_WEBSITE)
    other *= 0.5;
  return 1 - other;
}

/**
 * accord_twin_score:
 * @texts: holds the bare names of both
 * @more: what further numbers and addresses of theirs have in common
 * @reasons: (out): what they share
 *
 * Returns: 0 to 100
 */
int
accord_twin_score (const AccordTwinRow *a, const AccordTwinRow *b, const char *texts, AccordTwinReasons more,
                   AccordTwinReasons *reasons)
{
  AccordTwinReasons name = compare_names (a, b, texts);
  AccordTwinReasons keys = compare_keys (a, b) | more;
  double by_name = chance_of_name (a, b, name), by_keys = chance_of_keys (a, b, keys);
  double chance;

  *reasons = keys | name;
  /* A town alone says nothing; another town only where the name is all there is. */
  if (name != 0 && (keys & ACCORD_TWIN_CITY))
    by_name = 1 - (1 - by_name) * 0.85;
  else if (name != 0 && by_keys == 0 && a->city != 0 && b->city != 0)
    by_name *= 0.8;
  chance = 1 - (1 - by_name) * (1 - by_keys);
  /* A switchboard, a family's mailbox. */
  if (name == 0 && a->name != 0 && b->name != 0 && !(keys & ACCORD_TWIN_TAX_ID))
    chance *= 0.7;
  if (keys & ACCORD_TWIN_OTHER_TAX_ID)
    chance = MIN (chance, 0.4);
  return (int) (100 * chance + 0.5);
}
