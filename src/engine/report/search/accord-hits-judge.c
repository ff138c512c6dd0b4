/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How good a hit a record is, and what is said beside its title. */
#include "accord-config.h"

#include "accord-hits-private.h"

#include <string.h>
#include "accord-phone.h"
#include "accord-text.h"

/* Whose a record is, or where: the first of these that it has. */
static const char *const told[] = { "customer", "team", "city", "office", "code", "email", "phone" };

static GArray *
spans_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (AccordTextSpan));
}

/* The field beside the title that fits best, or -1. */
static int
best_field (const AccordHitJudge *judge, AccordRecord *record, AccordTextRank *rank)
{
  const AccordKind *kind = accord_record_kind (record);
  int best = -1;

  *rank = ACCORD_TEXT_RANK_NONE;
  for (int i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & (ACCORD_FIELD_SEARCHED | ACCORD_FIELD_TITLE)) == ACCORD_FIELD_SEARCHED)
      {
        AccordTextRank found =
          accord_text_needle_match (judge->needle, accord_record_text (record, kind->fields[i].name), judge->close, NULL);

        if (found < *rank)
          best = i;
        *rank = MIN (*rank, found);
      }
  return best;
}

/* The field with the telephone number that was typed in another spelling, or -1. */
static int
number_field (const AccordHitJudge *judge, AccordRecord *record)
{
  const AccordKind *kind = accord_record_kind (record);

  for (int i = 0; judge->number != NULL && i < kind->n_fields; i++)
    if (kind->fields[i].flags & ACCORD_FIELD_SEARCHED)
      {
        const char *text = accord_record_text (record, kind->fields[i].name);
        g_autofree char *digits = text != NULL ? accord_phone_search_words (text) : NULL;

        if (digits != NULL && strstr (digits, judge->number) != NULL)
          return i;
      }
  return -1;
}

static void
set_subtitle (AccordHit *hit, char *text, const AccordHitJudge *judge)
{
  hit->subtitle = text;
  g_clear_pointer (&hit->subtitle_spans, g_array_unref);
  hit->subtitle_spans = spans_new ();
  if (judge != NULL)
    accord_text_needle_match (judge->needle, text, judge->close, hit->subtitle_spans);
}

/* Long texts are shown from where they fit on. */
static char *
excerpt (const AccordHitJudge *judge, const char *text)
{
  g_autoptr (GArray) spans = spans_new ();
  const char *start = text;
  g_autofree char *part = NULL;

  accord_text_needle_match (judge->needle, text, judge->close, spans);
  if (spans->len > 0)
    {
      start = text + g_array_index (spans, AccordTextSpan, 0).start;
      for (int i = 0; i < 24 && start > text; i++)
        start = g_utf8_prev_char (start);
    }
  part = g_utf8_substring (start, 0, MIN (g_utf8_strlen (start, -1), 120));
  g_strdelimit (part, "\n", ' ');
  return g_strconcat (start > text ? "…" : "", part, NULL);
}

static char *
told_of (AccordRecord *record)
{
  const AccordKind *kind = accord_record_kind (record);

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      int field = accord_kind_find (kind, told[i]);
      const char *text;

      if (field < 0)
        continue;
      text = accord_field_is_link (&kind->fields[field]) ? accord_record_link_title (record, field)
                                                         : accord_record_text (record, told[i]);
      if (text != NULL && *text != '\0')
        return g_strdup (text);
    }
  return NULL;
}

/* How a name of Han is said, which is why it is here, and whose or where it is: "su zhou heng rui · 苏州". */
static char *
spelled_and_told (const char *title, AccordRecord *record)
{
  g_autofree char *spelled = accord_text_spell (title), *told_text = told_of (record);

  return told_text != NULL ? g_strconcat (spelled, " · ", told_text, NULL) : g_steal_pointer (&spelled);
}

static gboolean
is_mine (AccordRecord *record, gint64 me)
{
  int owner = accord_kind_find (accord_record_kind (record), "owner");

  return me > 0 && owner >= 0 && accord_record_number (record, "owner") == me;
}

/**
 * accord_hit_candidate_new:
 * @opened: when the record was opened lately, or 0
 * @found: whether the search found it: it fits even where no single field does
 *
 * Returns: (transfer full) (nullable): the record as a candidate; %NULL when it does not fit
 */
AccordHitCandidate *
accord_hit_candidate_new (const AccordHitJudge *judge, AccordRecord *record, gint64 opened, gboolean found)
{
  AccordTextRank by_title = accord_text_needle_match (judge->needle, accord_record_title (record), judge->close, NULL);
  AccordTextRank by_field = ACCORD_TEXT_RANK_NONE;
  AccordHitCandidate *self;

  if (by_title > ACCORD_TEXT_RANK_START)
    best_field (judge, record, &by_field);
  if (MIN (by_title, by_field) == ACCORD_TEXT_RANK_NONE && !found)
    return NULL;
  self = g_new0 (AccordHitCandidate, 1);
  self->record = accord_record_ref (record);
  self->by_title = by_title <= by_field;
  self->opened = opened;
  self->changed = accord_record_last (record);
  self->hit.kind = accord_record_kind (record);
  self->hit.id = accord_record_id (record);
  self->hit.rank = MIN (by_title, by_field);
  if (self->hit.rank == ACCORD_TEXT_RANK_NONE)
    self->hit.rank = judge->close ? ACCORD_TEXT_RANK_CLOSE : ACCORD_TEXT_RANK_INSIDE;
  self->hit.opened = opened > 0;
  self->hit.mine = is_mine (record, judge->me);
  return self;
}

void
accord_hit_candidate_free (gpointer data)
{
  AccordHitCandidate *self = data;

  accord_record_unref (self->record);
  g_free (self);
}

static int
compare_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

/* What fits best, then what was opened last, then what was changed last, then one's own. */
int
accord_hit_candidate_compare (gconstpointer a, gconstpointer b)
{
  const AccordHitCandidate *one = *(AccordHitCandidate *const *) a;
  const AccordHitCandidate *other = *(AccordHitCandidate *const *) b;
  int order = compare_numbers (one->hit.rank, other->hit.rank);

  if (order == 0)
    order = compare_numbers (other->by_title, one->by_title);
  if (order == 0)
    order = compare_numbers (other->opened, one->opened);
  if (order == 0)
    order = compare_numbers (other->changed, one->changed);
  if (order == 0)
    order = compare_numbers (other->hit.mine, one->hit.mine);
  return order;
}

/* Turns a candidate that has won into a hit. */
AccordHit *
accord_hit_candidate_take (AccordHitCandidate *self, const AccordHitJudge *judge)
{
  AccordHit *hit = g_memdup2 (&self->hit, sizeof self->hit);
  const char *title = accord_record_title (self->record);
  AccordTextRank by_field;
  int field = self->by_title ? -1 : best_field (judge, self->record, &by_field);
  AccordTextRank rank;

  hit->title = g_strdup (title != NULL ? title : "");
  hit->title_spans = spans_new ();
  rank = accord_text_needle_match (judge->needle, hit->title, judge->close, hit->title_spans);
  if (field < 0 && rank == ACCORD_TEXT_RANK_NONE)
    field = number_field (judge, self->record);
  if (field >= 0)
    {
      g_autofree char *part =
        excerpt (judge, accord_record_text (self->record, accord_record_kind (self->record)->fields[field].name));

      set_subtitle (hit, g_steal_pointer (&part), judge);
    }
  else if (rank == ACCORD_TEXT_RANK_SOUND && accord_text_has_han (hit->title))
    set_subtitle (hit, spelled_and_told (hit->title, self->record), judge);
  else
    set_subtitle (hit, told_of (self->record), NULL);
  return hit;
}
