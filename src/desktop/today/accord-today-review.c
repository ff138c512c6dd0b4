/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records as lines of Today that open into them: tickets whose time is short, deliveries that are due, and decisions (M108) from
 * the day on which they are to be looked at again until somebody writes down what came of them, or puts the day off. Main thread. */

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
 * @self: lines
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
 * @self: (transfer full): lines
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
  g_free (self->row.customer_name);
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

  self->group = ACCORD_TODAY_REVIEW;
  self->kind = KIND;
  self->record = accord_record_id (decision);
  self->note = note_of (decision);
  self->row.title = g_strdup (accord_record_title (decision));
  self->row.has_due = TRUE;
  self->row.due = accord_record_number (decision, "review_on");
  self->row.minute = -1;
  self->order = self->row.due;
  return self;
}

static void
asked_free (gpointer data)
{
  AccordTodayAsked *self = data;

  g_object_unref (self->store);
  g_clear_pointer (&self->owners, g_array_unref);
  g_free (self);
}

/* Whether what is @member's is to be shown; 0: what is nobody's is everybody's. */
gboolean
accord_today_is_theirs (const AccordTodayAsked *asked, gint64 member)
{
  for (guint i = 0; asked->owners != NULL && member != 0 && i < asked->owners->len; i++)
    if (g_array_index (asked->owners, gint64, i) == member)
      return TRUE;
  return asked->owners == NULL || member == 0;
}

/* Those of the day; today those of the days before, too. */
static gboolean
add_decisions (const AccordTodayAsked *asked, GPtrArray *rows, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (accord_store_get_kind (asked->store, KIND));
  g_autoptr (GPtrArray) found = NULL;

  if (!accord_query_add_number (query, "review_on", asked->day == asked->today ? ACCORD_OP_AT_MOST : ACCORD_OP_IS, asked->day) ||
      !accord_query_add (query, "outcome", ACCORD_OP_EMPTY, NULL, error) || !accord_query_set_sort (query, "review_on", FALSE, error))
    return FALSE;
  accord_query_set_limit (query, MOST);
  found = dex_await_boxed (accord_store_select (asked->store, query), error);
  for (guint i = 0; found != NULL && i < found->len; i++)
    if (accord_today_is_theirs (asked, accord_record_number (found->pdata[i], "decided_by")))
      g_ptr_array_add (rows, row_new (found->pdata[i]));
  return found != NULL;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const AccordTodayReviewRow *one = *(AccordTodayReviewRow *const *) a, *other = *(AccordTodayReviewRow *const *) b;

  if (one->group != other->group)
    return (int) one->group - (int) other->group;
  if (one->order != other->order)
    return one->order < other->order ? -1 : 1;
  return (one->record > other->record) - (one->record < other->record);
}

static DexFuture *
read_fiber (gpointer data)
{
  const AccordTodayAsked *asked = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  AccordTodayReview *self;

  if (!accord_today_add_tickets (asked, rows, &error) || !accord_today_add_deliveries (asked, rows, &error) || !add_decisions (asked, rows, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  g_ptr_array_sort (rows, compare_rows);
  self = g_new0 (AccordTodayReview, 1);
  g_atomic_ref_count_init (&self->refs);
  self->day = asked->day;
  self->rows = g_steal_pointer (&rows);
  return dex_future_new_take_boxed (ACCORD_TYPE_TODAY_REVIEW, self);
}

/**
 * accord_today_review_count:
 * @self: lines
 * @day: the day that is looked at
 * @group: one of theirs
 *
 * Returns: how many there are of the group; 0 where they are of another day
 */
guint
accord_today_review_count (const AccordTodayReview *self, gint64 day, AccordTodayGroup group)
{
  guint n = 0;

  for (guint i = 0; self->day == day && i < self->rows->len; i++)
    n += ((const AccordTodayReviewRow *) self->rows->pdata[i])->group == group;
  return n;
}

/**
 * accord_today_review_read:
 * @store: the open file
 * @owners: (nullable) (element-type gint64): whose; %NULL: everybody's
 * @day: the day that is looked at
 * @today: the day it is
 *
 * Returns: (transfer full): a future that resolves to #AccordTodayReview; rejects with an #AccordStoreError
 */
DexFuture *
accord_today_review_read (AccordStore *store, GArray *owners, gint64 day, gint64 today)
{
  AccordTodayAsked *asked = g_new0 (AccordTodayAsked, 1);

  *asked = (AccordTodayAsked) { g_object_ref (store), owners != NULL ? g_array_ref (owners) : NULL, day, today };
  return dex_scheduler_spawn (NULL, 0, read_fiber, asked, asked_free);
}

static const AccordTodayReviewRow *
row_of (AccordTodayItem *item)
{
  const AccordAgendaRow *row = item != NULL ? accord_today_item_get_row (item) : NULL;

  return row != NULL && accord_today_item_get_kind (item) == ACCORD_TODAY_RECORD ? (const AccordTodayReviewRow *) row : NULL;
}

/**
 * accord_today_review_is:
 * @item: (nullable): a line
 *
 * Returns: whether it stands for a record of its own, and for no customer
 */
gboolean
accord_today_review_is (AccordTodayItem *item)
{
  const AccordTodayReviewRow *row = row_of (item);

  return row != NULL && row->row.customer == 0;
}

/**
 * accord_today_review_advice:
 * @item: a line that accord_today_review_is()
 *
 * Returns: (transfer none): what to do about it
 */
const char *
accord_today_review_advice (AccordTodayItem *item)
{
  const AccordTodayReviewRow *row = row_of (item);

  switch ((int) row->group)
    {
    case ACCORD_TODAY_TICKETS:
      return _("Answer or resolve it, or give it to somebody else.");
    case ACCORD_TODAY_DELIVERIES:
      return _("Write down when it was delivered.");
    default:
      return _("Write down what came of it, or look again later.");
    }
}

/**
 * accord_today_review_open:
 * @widget: in the window
 * @item: (nullable): a line
 *
 * Shows a decision with what it rests on, then and now; a ticket; the deal whose contract is to be delivered.
 *
 * Returns: whether the line stands for one
 */
gboolean
accord_today_review_open (GtkWidget *widget, AccordTodayItem *item)
{
  const AccordTodayReviewRow *row = row_of (item);

  if (row == NULL)
    return FALSE;
  if (row->group == ACCORD_TODAY_DELIVERIES)
    gtk_widget_activate_action (widget, "win.open-deal", "x", row->row.deal);
  else
    gtk_widget_activate_action (widget, "win.show-record", "(sx)", row->kind->name, row->record);
  return TRUE;
}
