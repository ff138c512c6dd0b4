/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Decisions as lines of Today (M108): from the day on which they are to be looked at again until somebody writes down
 * what came of them, or puts the day off. Main thread. */

#include "accord-config.h"

#include "accord-today-review.h"

#include <glib/gi18n-lib.h>
#include "accord-date.h"
#include "accord-query.h"

#define KIND (&accord_decision_kind)
#define MOST 200 /* somebody with more of them looks at the page of decisions */

G_DEFINE_BOXED_TYPE (AccordTodayReview, accord_today_review, accord_today_review_ref, accord_today_review_unref)

/**
 * accord_today_review_ref:
 * @self: decisions
 *
 * Returns: (transfer full): @self
 */
AccordTodayReview *
accord_today_review_ref (AccordTodayReview *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * accord_today_review_unref:
 * @self: (transfer full): decisions
 */
void
accord_today_review_unref (AccordTodayReview *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static void
row_free (gpointer data)
{
  AccordTodayReviewRow *self = data;

  g_free (self->row.title);
  g_free (self->note);
  g_free (self);
}

/* "Win Rate by Source · decided on 12 October" */
static char *
note_of (AccordRecord *decision)
{
  const char *evidence = accord_record_text (decision, "evidence");
  g_autofree char *day = accord_date_format (accord_record_number (decision, "decided_on"));
  g_autofree char *decided = g_strdup_printf (_("decided on %s"), day);

  return evidence != NULL && *evidence != '\0' ? g_strjoin (" · ", evidence, decided, NULL) : g_steal_pointer (&decided);
}

static AccordTodayReviewRow *
row_new (AccordRecord *decision)
{
  AccordTodayReviewRow *self = g_new0 (AccordTodayReviewRow, 1);

  self->decision = accord_record_id (decision);
  self->note = note_of (decision);
  self->row.title = g_strdup (accord_record_title (decision));
  self->row.has_due = TRUE;
  self->row.due = accord_record_number (decision, "review_on");
  self->row.minute = -1;
  return self;
}

typedef struct {
  AccordStore *store;
  GArray *owners;
  gint64 day;
  gint64 today;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *self = data;

  g_object_unref (self->store);
  g_clear_pointer (&self->owners, g_array_unref);
  g_free (self);
}

/* One that nobody has signed is everybody's. */
static gboolean
is_theirs (const Asked *asked, AccordRecord *decision)
{
  gint64 by = accord_record_number (decision, "decided_by");

  for (guint i = 0; asked->owners != NULL && by != 0 && i < asked->owners->len; i++)
    if (g_array_index (asked->owners, gint64, i) == by)
      return TRUE;
  return asked->owners == NULL || by == 0;
}

/* Those of the day; today those of the days before, too. */
static GPtrArray *
find (const Asked *asked, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (accord_store_get_kind (asked->store, KIND));

  if (!accord_query_add_number (query, "review_on", asked->day == asked->today ? ACCORD_OP_AT_MOST : ACCORD_OP_IS, asked->day) ||
      !accord_query_add (query, "outcome", ACCORD_OP_EMPTY, NULL, error) || !accord_query_set_sort (query, "review_on", FALSE, error))
    return NULL;
  accord_query_set_limit (query, MOST);
  return dex_await_boxed (accord_store_select (asked->store, query), error);
}

static DexFuture *
read_fiber (gpointer data)
{
  const Asked *asked = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = find (asked, &error);
  AccordTodayReview *self;

  if (found == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  self = g_new0 (AccordTodayReview, 1);
  g_atomic_ref_count_init (&self->refs);
  self->day = asked->day;
  self->rows = g_ptr_array_new_with_free_func (row_free);
  for (guint i = 0; i < found->len; i++)
    if (is_theirs (asked, found->pdata[i]))
      g_ptr_array_add (self->rows, row_new (found->pdata[i]));
  return dex_future_new_take_boxed (ACCORD_TYPE_TODAY_REVIEW, self);
}

/**
 * accord_today_review_read:
 * @store: the open file
 * @owners: (nullable) (element-type gint64): whose decisions; %NULL: everybody's
 * @day: the day that is looked at
 * @today: the day it is
 *
 * Returns: (transfer full): a future that resolves to #AccordTodayReview; rejects with an #AccordStoreError
 */
DexFuture *
accord_today_review_read (AccordStore *store, GArray *owners, gint64 day, gint64 today)
{
  Asked *asked = g_new0 (Asked, 1);

  *asked = (Asked) { g_object_ref (store), owners != NULL ? g_array_ref (owners) : NULL, day, today };
  return dex_scheduler_spawn (NULL, 0, read_fiber, asked, asked_free);
}

/**
 * accord_today_review_decision:
 * @item: (nullable): a line
 *
 * Returns: the decision it stands for, or 0
 */
gint64
accord_today_review_decision (AccordTodayItem *item)
{
  const AccordAgendaRow *row = item != NULL ? accord_today_item_get_row (item) : NULL;

  return row != NULL && accord_today_item_get_kind (item) == ACCORD_TODAY_DECISION ? ((const AccordTodayReviewRow *) row)->decision : 0;
}

/**
 * accord_today_review_open:
 * @widget: in the window
 * @item: (nullable): a line
 *
 * Shows the decision with what it rests on, then and now.
 *
 * Returns: whether the line stands for one
 */
gboolean
accord_today_review_open (GtkWidget *widget, AccordTodayItem *item)
{
  gint64 decision = accord_today_review_decision (item);

  if (decision != 0)
    gtk_widget_activate_action (widget, "win.show-record", "(sx)", accord_decision_kind.name, decision);
  return decision != 0;
}
