/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From what was read to lines. A line that stands for the same as before is the same object, so the
 * selection, the scroll position and what was typed into it stay. */

#include "accord-config.h"

#include "accord-today-list-private.h"

#include <glib/gi18n-lib.h>
#include "accord-date.h"
#include "accord-money.h"
#include "accord-quiet.h"
#include "accord-standing.h"
#include "accord-today-care.h"
#include "accord-today-review.h"

typedef struct {
  AccordTodayList *list;
  GPtrArray *items;
  GHashTable *by_key; /* of the new ones */
} Build;

/* @key: (transfer full): tells it from all others. */
static AccordTodayItem *
add_keyed (Build *build, AccordTodayType type, AccordTodayGroup group, char *key)
{
  AccordTodayItem *item = g_hash_table_lookup (build->list->by_key, key);

  if (item != NULL && accord_today_item_get_group (item) == group)
    g_object_ref (item);
  else
    item = accord_today_item_new (type, group);
  g_ptr_array_add (build->items, item);
  g_hash_table_insert (build->by_key, key, g_object_ref (item));
  return item;
}

/* @id: tells it from others of its type and group. */
static AccordTodayItem *
add (Build *build, AccordTodayType type, AccordTodayGroup group, gint64 id)
{
  return add_keyed (build, type, group, accord_today_item_key (type, group, id));
}

static gboolean
same_row (const AccordAgendaRow *a, const AccordAgendaRow *b)
{
  return a != NULL && b != NULL && g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->type, b->type) == 0 &&
         g_strcmp0 (a->customer_name, b->customer_name) == 0 && a->due == b->due && a->minute == b->minute &&
         a->has_value == b->has_value && a->value == b->value && a->priority == b->priority && a->n_items == b->n_items &&
         a->n_items_done == b->n_items_done && g_strcmp0 (a->repeat, b->repeat) == 0 && g_strcmp0 (a->outcome, b->outcome) == 0 &&
         a->customer == b->customer && a->deal == b->deal && a->contact == b->contact;
}

/* The line says so only if that reads otherwise than before. */
static void
take_row (AccordTodayItem *item, const AccordAgendaRow *row, gpointer owner, GBoxedFreeFunc free_owner)
{
  gboolean same = same_row (accord_today_item_get_row (item), row);

  accord_today_item_take_row (item, row, owner, free_owner);
  if (!same)
    accord_today_item_changed (item);
}

static void
agenda_free (gpointer agenda)
{
  accord_agenda_unref (agenda);
}

static void
unplanned_free (gpointer unplanned)
{
  accord_unplanned_free (unplanned);
}

static void
quiet_free (gpointer quiet)
{
  accord_quiet_unref (quiet);
}

static void
care_free (gpointer care)
{
  accord_today_care_unref (care);
}

static void
review_free (gpointer review)
{
  accord_today_review_unref (review);
}

static void
row_free (gpointer row)
{
  accord_agenda_row_free (row);
}

/* How many are not listed, in a line of its own. */
static void
add_rest (Build *build, AccordTodayGroup group, gint64 rest, gboolean counted)
{
  AccordTodayItem *item;
  g_autofree char *number = accord_number_format (rest);
  g_autofree char *words = counted ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Show %s more", "Show %s more", (gulong) rest), number)
                                   : g_strdup (_("Show more"));

  if (rest <= 0)
    return;
  item = add (build, ACCORD_TODAY_MORE, group, 0);
  if (g_strcmp0 (accord_today_item_get_note (item), words) == 0)
    return;
  accord_today_item_set_words (item, words, NULL, FALSE);
  accord_today_item_changed (item);
}

static void
add_steps (Build *build, AccordAgenda *agenda, AccordAgendaGroup from, AccordTodayGroup group)
{
  GPtrArray *rows = agenda->rows[from];

  for (guint i = 0; i < rows->len; i++)
    {
      const AccordAgendaRow *row = rows->pdata[i];

      take_row (add (build, ACCORD_TODAY_STEP, group, row->activity), row, accord_agenda_ref (agenda), agenda_free);
    }
  add_rest (build, group, (gint64) agenda->n[from] - rows->len, TRUE);
}

static void
add_unplanned (Build *build, AccordUnplanned *unplanned)
{
  for (guint i = 0; i < unplanned->rows->len; i++)
    {
      const AccordAgendaRow *row = unplanned->rows->pdata[i];

      take_row (add (build, ACCORD_TODAY_DEAL, ACCORD_TODAY_UNPLANNED, row->deal), row, accord_unplanned_copy (unplanned), unplanned_free);
    }
  add_rest (build, ACCORD_TODAY_UNPLANNED, unplanned->n - unplanned->rows->len, TRUE);
}

static void
set_words (AccordTodayItem *item, const char *note, const char *when, gboolean warning)
{
  if (g_strcmp0 (accord_today_item_get_note (item), note) == 0 && g_strcmp0 (accord_today_item_get_when (item), when) == 0)
    return;
  accord_today_item_set_words (item, note, when, warning);
  accord_today_item_changed (item);
}

static void
add_quiet (Build *build, AccordQuiet *quiet)
{
  for (guint i = 0; i < quiet->rows->len; i++)
    {
      const AccordQuietRow *row = quiet->rows->pdata[i];
      const AccordPolicy *policy = quiet->policies->pdata[row->policy];
      AccordTodayItem *item = add (build, ACCORD_TODAY_CUSTOMER, ACCORD_TODAY_QUIET, row->row.customer);
      /* Translators: name of a follow-up policy, its ideal and its longest interval in days */
      g_autofree char *note = g_strdup_printf (_("%1$s: every %2$d, at most %3$d days"), policy->name, (int) policy->ideal, (int) policy->longest);
      g_autofree char *when = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day quiet", "%d days quiet", (gulong) row->days), (int) row->days);

      take_row (item, &row->row, accord_quiet_ref (quiet), quiet_free);
      set_words (item, note, when, row->level == ACCORD_QUIET_RED);
    }
  add_rest (build, ACCORD_TODAY_QUIET, quiet->n - quiet->rows->len, TRUE);
}

/* A festival is for everybody: not in a file in which nothing was ever done. */
static void
add_care (Build *build, AccordTodayCare *care, gboolean festivals)
{
  for (guint i = 0; i < care->rows->len; i++)
    {
      const AccordTodayCareRow *row = care->rows->pdata[i];
      g_autofree char *note = accord_today_care_note (row->date);
      g_autofree char *when = row->date->day != care->day ? accord_date_format_relative (row->date->day, build->list->today) : NULL;
      AccordTodayItem *item;

      if (row->date->type == ACCORD_CARE_FESTIVAL && !festivals)
        continue;
      item = add_keyed (build, ACCORD_TODAY_CARE_DATE, ACCORD_TODAY_CARE, g_strdup (row->key));
      take_row (item, &row->row, accord_today_care_ref (care), care_free);
      set_words (item, note, when, FALSE);
    }
  add_rest (build, ACCORD_TODAY_CARE, care->counted ? care->n - care->rows->len : 1, care->counted);
}

/* What is not listed of a group stands behind its last line. */
static void
add_review (Build *build, AccordTodayReview *review)
{
  gint64 today = build->list->today;
  guint listed = 0;

  for (guint i = 0; i < review->rows->len; i++)
    {
      const AccordTodayReviewRow *row = review->rows->pdata[i];
      AccordTodayItem *item = add (build, ACCORD_TODAY_RECORD, row->group, row->record);
      gint64 late = row->row.has_due ? today - row->row.due : 0;
      g_autofree char *when = late > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d d late", "%d d late", (gulong) late), (int) late) : NULL;

      take_row (item, &row->row, accord_today_review_ref (review), review_free);
      set_words (item, row->note, when, row->late);
      listed++;
      if (i + 1 < review->rows->len && ((const AccordTodayReviewRow *) review->rows->pdata[i + 1])->group == row->group)
        continue;
      add_rest (build, row->group, (gint64) review->n[row->group] - listed, TRUE);
      listed = 0;
    }
}

static void
add_due (Build *build, GPtrArray *dues, guint most)
{
  gint64 today = build->list->today;

  for (guint i = 0; i < MIN (dues->len, most); i++)
    {
      const AccordDue *due = dues->pdata[i];
      AccordTodayItem *item = add (build, ACCORD_TODAY_CUSTOMER, ACCORD_TODAY_VERIFY, accord_record_id (due->record));
      AccordAgendaRow *row = g_new0 (AccordAgendaRow, 1);
      gint64 late = today - due->verify_by;
      g_autofree char *day = due->verified != G_MININT64 ? accord_date_format_relative (due->verified, today) : NULL;
      g_autofree char *note = day != NULL ? g_strdup_printf (_("Verified %s"), day) : g_strdup (_("Never verified"));
      g_autofree char *when = late > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d d late", "%d d late", (gulong) late), (int) late) : NULL;

      row->customer = accord_record_id (due->record);
      row->title = g_strdup (accord_record_title (due->record));
      row->customer_name = g_strdup (row->title);
      row->minute = -1;
      take_row (item, row, row, row_free);
      set_words (item, note, when, FALSE);
    }
  add_rest (build, ACCORD_TODAY_VERIFY, (gint64) dues->len - most, FALSE);
}

static void
add_done (Build *build, AccordAgenda *agenda)
{
  gboolean shown = build->list->done_shown;
  AccordTodayItem *fold;

  if (agenda->n[ACCORD_AGENDA_DONE] == 0)
    return;
  fold = add (build, ACCORD_TODAY_FOLD, ACCORD_TODAY_DONE, 0);
  set_words (fold, shown ? _("Hide what is done") : _("Show what is done"), NULL, FALSE);
  if (shown)
    add_steps (build, agenda, ACCORD_AGENDA_DONE, ACCORD_TODAY_DONE);
}

/* What was read for this day; NULL: not yet. */
static gpointer
answer_of (AccordTodayList *self, int part)
{
  return self->day == self->today ? accord_today_part_get (&self->parts[part]) : NULL;
}

static void
place (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      AccordTodayGroup group = accord_today_item_get_group (items->pdata[i]);
      gboolean first = i == 0 || accord_today_item_get_group (items->pdata[i - 1]) != group;
      gboolean last = i + 1 == items->len || accord_today_item_get_group (items->pdata[i + 1]) != group;

      accord_today_item_set_place (items->pdata[i], first, last);
    }
}

/* Full, in the order of the groups. */
GPtrArray *
accord_today_list_build (AccordTodayList *self)
{
  Build build = { self, g_ptr_array_new_with_free_func (g_object_unref),
                  g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref) };
  AccordAgenda *agenda = accord_today_list_get_agenda (self);
  AccordUnplanned *unplanned = answer_of (self, ACCORD_TODAY_PART_UNPLANNED);
  AccordQuiet *quiet = answer_of (self, ACCORD_TODAY_PART_QUIET);
  AccordTodayCare *care = accord_today_part_get (&self->parts[ACCORD_TODAY_PART_CARE]);
  AccordTodayReview *review = accord_today_part_get (&self->parts[ACCORD_TODAY_PART_REVIEW]);
  GPtrArray *dues = answer_of (self, ACCORD_TODAY_PART_VERIFY);

  /* What stands behind the steps waits for them: the first line is the first that is there to be done. */
  if (agenda == NULL)
    unplanned = NULL, quiet = NULL, care = NULL, dues = NULL, review = NULL;
  else
    {
      add_steps (&build, agenda, ACCORD_AGENDA_OVERDUE, ACCORD_TODAY_OVERDUE);
      add_steps (&build, agenda, ACCORD_AGENDA_OPEN, ACCORD_TODAY_DUE);
    }
  if (review != NULL && review->day == self->day)
    add_review (&build, review);
  if (unplanned != NULL)
    add_unplanned (&build, unplanned);
  if (quiet != NULL)
    add_quiet (&build, quiet);
  if (care != NULL && care->day == self->day)
    add_care (&build, care, agenda->has_any);
  if (dues != NULL)
    add_due (&build, dues, MAX (self->parts[ACCORD_TODAY_PART_VERIFY].most, ACCORD_TODAY_VERIFY_MOST));
  if (agenda != NULL)
    {
      add_steps (&build, agenda, ACCORD_AGENDA_SOME_DAY, ACCORD_TODAY_SOME_DAY);
      add_done (&build, agenda);
    }
  place (build.items);
  g_hash_table_unref (self->by_key);
  self->by_key = build.by_key;
  return build.items;
}
