/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was typed against one text:
 *
 *   "nordw"  Nordwind Robotics   start        "robo"  Nordwind Robotics   words
 *   "ww"     王伟                 sound        "nr"    Nordwind Robotics   sound (initials)
 *   "dwind"  Nordwind Robotics   inside       "norwdind"  Nordwind        close (letters swapped)
 *
 * Every word typed must fit; the text is as good as the word that fits worst. */

#include "accord-text-match.h"

#include "accord-text-view.h"
#include "accord-text.h"

#include <string.h>

#define SOUND_MAX 32 /* letters typed that are compared with sounds */

struct _AccordTextNeedle {
  char *plain;    /* folded words, one blank between */
  char **terms;   /* accord_text_search_terms() */
  char *letters;  /* all words without blanks if these are ASCII and not too many, else NULL */
};

/**
 * accord_text_needle_new:
 * @typed: (nullable): what somebody typed
 *
 * Returns: (transfer full): the needle
 */
AccordTextNeedle *
accord_text_needle_new (const char *typed)
{
  AccordTextNeedle *self = g_new0 (AccordTextNeedle, 1);

  self->plain = accord_text_search_words (typed);
  self->terms = accord_text_search_terms (typed);
  if (g_str_is_ascii (self->plain) && strlen (self->plain) <= SOUND_MAX)
    self->letters = accord_text_squash (self->plain);
  return self;
}

void
accord_text_needle_free (AccordTextNeedle *self)
{
  g_free (self->plain);
  g_strfreev (self->terms);
  g_free (self->letters);
  g_free (self);
}

/* Whether nothing was typed that could be looked for. */
gboolean
accord_text_needle_is_empty (const AccordTextNeedle *self)
{
  return self->terms[0] == NULL;
}

/* Where in the plain text a word begins so, or NULL. */
static const char *
find_beginning (const AccordTextView *view, const char *term)
{
  const char *plain = view->plain->str;

  for (const char *at = plain; (at = strstr (at, term)) != NULL; at++)
    if (at == plain || at[-1] == ' ')
      return at;
  return NULL;
}

typedef struct {
  const AccordTextView *view;
  guint taken[ACCORD_TEXT_UNITS_MAX];                  /* letters of what was typed that each unit stands for */
  guint8 hopeless[ACCORD_TEXT_UNITS_MAX][SOUND_MAX + 1]; /* from this unit on, this letter on: tried already */
} Hearing;

/* How many letters of @typed the unit begins with; ü is typed as v or as u. */
static guint
common_length (const AccordTextView *view, guint unit, const char *typed)
{
  const AccordTextUnit *u = &view->units[unit];
  const char *sound = u->sound != NULL ? u->sound : view->plain->str + u->start;
  guint most = u->sound != NULL ? (guint) strlen (sound) : u->length;
  guint n = 0;

  while (n < most && typed[n] != '\0' && (typed[n] == sound[n] || (u->sound != NULL && sound[n] == 'v' && typed[n] == 'u')))
    n++;
  return n;
}

/* Whether the letters from @at on are beginnings of the units from @unit on, one after the other. */
static gboolean
hear (Hearing *hearing, guint unit, const char *typed, guint at)
{
  if (typed[at] == '\0')
    return TRUE;
  if (unit == hearing->view->n_units || hearing->hopeless[unit][at])
    return FALSE;
  for (guint n = common_length (hearing->view, unit, typed + at); n > 0; n--)
    if (hear (hearing, unit + 1, typed, at + n))
      {
        hearing->taken[unit] = n;
        return TRUE;
      }
  hearing->hopeless[unit][at] = TRUE;
  return FALSE;
}

static gboolean
match_sound (const AccordTextView *view, const char *letters, GArray *spans)
{
  Hearing hearing = { .view = view };

  if (letters == NULL || strlen (letters) < 2 || strlen (letters) > SOUND_MAX || !g_str_is_ascii (letters))
    return FALSE;
  for (guint i = 0; i < view->n_units; i++)
    if (hear (&hearing, i, letters, 0))
      {
        for (guint k = i; k < view->n_units && hearing.taken[k] > 0; k++)
          accord_text_view_add_span (view, view->units[k].start,
                                     view->units[k].sound != NULL ? view->units[k].length : hearing.taken[k], spans);
        return TRUE;
      }
  return FALSE;
}

/* The readings from a character on, written together. */
static char *
joined_sound (const AccordTextView *view, guint unit)
{
  GString *joined = g_string_new (NULL);

  for (; unit < view->n_units && view->units[unit].sound != NULL; unit++)
    g_string_append (joined, view->units[unit].sound);
  return g_string_free_and_steal (joined);
}

static gboolean
match_close (const AccordTextView *view, const char *term, GArray *spans)
{
  guint most = accord_text_errors_allowed (term);

  for (guint i = 0; most > 0 && i < view->n_units; i++)
    {
      const AccordTextUnit *unit = &view->units[i];
      g_autofree char *word =
        unit->sound != NULL ? joined_sound (view, i) : g_strndup (view->plain->str + unit->start, unit->length);

      if (accord_text_distance (term, word, most) > most)
        continue;
      accord_text_view_add_span (view, unit->start, unit->length, spans);
      return TRUE;
    }
  return FALSE;
}

static AccordTextRank
match_term (const AccordTextView *view, const char *term, gboolean close, GArray *spans)
{
  const char *at = find_beginning (view, term);
  AccordTextRank rank = ACCORD_TEXT_RANK_WORDS;

  if (at == NULL && match_sound (view, term, spans))
    return ACCORD_TEXT_RANK_SOUND;
  if (at == NULL)
    {
      at = strstr (view->plain->str, term);
      rank = ACCORD_TEXT_RANK_INSIDE;
    }
  if (at != NULL)
    accord_text_view_add_span (view, (guint) (at - view->plain->str), (guint) strlen (term), spans);
  else
    rank = close && match_close (view, term, spans) ? ACCORD_TEXT_RANK_CLOSE : ACCORD_TEXT_RANK_NONE;
  return rank;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const AccordTextSpan *one = a, *other = b;

  return (one->start > other->start) - (one->start < other->start);
}

/* In order, and those that meet as one. */
static void
tidy_spans (GArray *spans)
{
  guint n = 0;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      AccordTextSpan span = g_array_index (spans, AccordTextSpan, i);
      AccordTextSpan *last = n > 0 ? &g_array_index (spans, AccordTextSpan, n - 1) : NULL;

      if (last != NULL && last->start + last->length >= span.start)
        last->length = MAX (last->start + last->length, span.start + span.length) - last->start;
      else
        g_array_index (spans, AccordTextSpan, n++) = span;
    }
  g_array_set_size (spans, n);
}

static AccordTextRank
match_terms (const AccordTextNeedle *self, const AccordTextView *view, gboolean close, GArray *spans)
{
  AccordTextRank worst = ACCORD_TEXT_RANK_SAME;

  for (gsize i = 0; self->terms[i] != NULL && worst != ACCORD_TEXT_RANK_NONE; i++)
    worst = MAX (worst, match_term (view, self->terms[i], close, spans));
  if (spans != NULL)
    tidy_spans (spans);
  return worst;
}

/* What the words as a whole are; NONE when they must be looked for one by one. */
static AccordTextRank
match_whole (const AccordTextNeedle *self, const AccordTextView *view, GArray *spans)
{
  gboolean starts = g_str_has_prefix (view->plain->str, self->plain);

  if (!starts)
    return ACCORD_TEXT_RANK_NONE;
  accord_text_view_add_span (view, 0, (guint) strlen (self->plain), spans);
  return view->plain->str[strlen (self->plain)] == '\0' ? ACCORD_TEXT_RANK_SAME : ACCORD_TEXT_RANK_START;
}

/**
 * accord_text_needle_match:
 * @text: (nullable): a text as it is shown
 * @close: whether words with typing errors may fit
 * @spans: (nullable) (element-type AccordTextSpan): gets the parts of @text that fit, in order, apart
 *   from one another
 *
 * Returns: how well @text fits; %ACCORD_TEXT_RANK_NONE when nothing was typed
 */
AccordTextRank
accord_text_needle_match (const AccordTextNeedle *self, const char *text, gboolean close, GArray *spans)
{
  g_auto (AccordTextView) view = { 0 };
  AccordTextRank rank;

  if (spans != NULL)
    g_array_set_size (spans, 0);
  accord_text_view_init (&view, text != NULL && g_utf8_validate (text, -1, NULL) ? text : "");
  if (accord_text_needle_is_empty (self) || view.n_units == 0)
    return ACCORD_TEXT_RANK_NONE;
  rank = match_whole (self, &view, spans);
  if (rank != ACCORD_TEXT_RANK_NONE)
    return rank;
  rank = match_terms (self, &view, FALSE, spans);
  if (rank <= ACCORD_TEXT_RANK_SOUND)
    return rank;
  /* "wang wei" and "nord rob" as one chain of beginnings. */
  if (spans != NULL)
    g_array_set_size (spans, 0);
  if (match_sound (&view, self->letters, spans))
    return ACCORD_TEXT_RANK_SOUND;
  rank = match_terms (self, &view, close, spans);
  if (rank == ACCORD_TEXT_RANK_NONE && spans != NULL)
    g_array_set_size (spans, 0);
  return rank;
}

/**
 * accord_text_finds:
 * @typed: what was typed to narrow a list of names
 * @text: one of them, as it is shown
 *
 * Returns: whether @typed fits by its letters, by pinyin or by initials; nothing typed fits everything
 */
gboolean
accord_text_finds (const char *typed, const char *text)
{
  g_autoptr (AccordTextNeedle) needle = accord_text_needle_new (typed);

  return accord_text_needle_is_empty (needle) || accord_text_needle_match (needle, text, FALSE, NULL) != ACCORD_TEXT_RANK_NONE;
}
