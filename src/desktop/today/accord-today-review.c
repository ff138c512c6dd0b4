/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records as lines of Today that open into them: tickets whose time is short, deliveries that are due, and decisions (M108) from
 * the day on which they are to be looked at again until somebody writes down what came of them, or puts the day off. Main thread. */

#include "accord-config.h"

#include "accord-today-review.h"

#include <glib/gi18n-lib.h>
#include "accord-date.h"
#include "accord-query.h"

#define KIND (&accord_decision_kind)
#define AT_ONCE 256 /* records read together */

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

/* Of all that @query finds, however many they are: what is whose is not known to it. */
gboolean
accord_today_add_all (const AccordTodayAsked *asked, AccordQuery *query, AccordTodayAdd add, gpointer data, GPtrArray *rows, GError **error)
{
  const AccordKind *kind = accord_query_kind (query);
  g_autoptr (AccordIds) ids = NULL;

  accord_query_set_limit (query, 0);
  ids = dex_await_boxed (accord_store_find (asked->store, query), error);
  for (guint i = 0; ids != NULL && i < ids->n_ids; i += AT_ONCE)
    {
      g_autoptr (GPtrArray) found = dex_await_boxed (accord_store_load (asked->store, kind, ids->ids + i, MIN (AT_ONCE, ids->n_ids - i)), error);

      for (guint k = 0; found != NULL && k < found->len; k++)
        if (found->pdata[k] != NULL && !add (asked, found->pdata[k], data, rows, error))
          return FALSE;
      if (found == NULL)
        return FALSE;
    }
  return ids != NULL;
}

static gboolean
add_decision (const AccordTodayAsked *asked, AccordRecord *decision, gpointer data, GPtrArray *rows, GError **error)
{
  if (accord_today_is_theirs (asked, accord_record_number (decision, "decided_by")))
    g_ptr_array_add (rows, row_new (decision));
  return TRUE;
}

/* Those of the day; today those of the days before, too. */
static gboolean
add_decisions (const AccordTodayAsked *asked, GPtrArray *rows, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (accord_store_get_kind (asked->store, KIND));

  return accord_query_add_number (query, "review_on", asked->day == asked->today ? ACCORD_OP_AT_MOST : ACCORD_OP_IS, asked->day) &&
         accord_query_add (query, "outcome", ACCORD_OP_EMPTY, NULL, error) && accord_today_add_all (asked, query, add_decision, NULL, rows, error);
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

/* The first of each group; all are counted. */
static void
take_first (AccordTodayReview *self, GPtrArray *all, guint most)
{
  gsize n;
  g_autofree gpointer *rows = NULL;

  g_ptr_array_sort (all, compare_rows);
  rows = g_ptr_array_steal (all, &n);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  for (gsize i = 0; i < n; i++)
    {
      AccordTodayReviewRow *row = rows[i];

      if (self->n[row->group]++ < most)
        g_ptr_array_add (self->rows, row);
      else
        row_free (row);
    }
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
  self = g_new0 (AccordTodayReview, 1);
  g_atomic_ref_count_init (&self->refs);
  self->day = asked->day;
  take_first (self, rows, asked->most);
  return dex_future_new_take_boxed (ACCORD_TYPE_TODAY_REVIEW, self);
}

/**
 * accord_today_review_count:
 * @self: lines
 * @day: the day that is looked at
 * @group: one of theirs
 *
 * Returns: how many there are of the group, listed or not; 0 where they are of another day
 */
guint
accord_today_review_count (const AccordTodayReview *self, gint64 day, AccordTodayGroup group)
{
  return self->day == day ? self->n[group] : 0;
}

/**
 * accord_today_review_read:
 * @store: the open file
 * @owners: (nullable) (element-type gint64): whose; %NULL: everybody's
 * @day: the day that is looked at
 * @today: the day it is
 * @most: lines of each group
 *
 * Returns: (transfer full): a future that resolves to #AccordTodayReview; rejects with an #AccordStoreError
 */
DexFuture *
accord_today_review_read (AccordStore *store, GArray *owners, gint64 day, gint64 today, guint most)
{
  AccordTodayAsked *asked = g_new0 (AccordTodayAsked, 1);

  *asked = (AccordTodayAsked) { g_object_ref (store), owners != NULL ? g_array_ref (owners) : NULL, day, today, most };
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
