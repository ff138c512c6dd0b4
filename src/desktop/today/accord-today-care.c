/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Care dates as lines of Today: birthdays, anniversaries, renewals, revisits and festivals of the day that is
 * looked at, and on the day itself those of the days before that nobody has dealt with. Main thread. */

#include "accord-config.h"

#include "accord-today-care.h"

#define DAYS_BEFORE 3 /* over a weekend; after that it is too late */
#define ASKED_PER_LINE 4 /* of those read some are dealt with */

G_DEFINE_BOXED_TYPE (AccordTodayCare, accord_today_care, accord_today_care_ref, accord_today_care_unref)

/**
 * accord_today_care_ref:
 *
 * Returns: (transfer full): @self
 */
AccordTodayCare *
accord_today_care_ref (AccordTodayCare *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * accord_today_care_unref:
 * @self: (transfer full): care dates
 */
void
accord_today_care_unref (AccordTodayCare *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->lots);
  g_free (self);
}

static void
row_free (gpointer data)
{
  g_free (((AccordTodayCareRow *) data)->key);
  g_free (data);
}

static AccordTodayCare *
care_new (gint64 day)
{
  AccordTodayCare *self = g_new0 (AccordTodayCare, 1);

  g_atomic_ref_count_init (&self->refs);
  self->day = day;
  self->lots = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_care_dates_unref);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->counted = TRUE;
  return self;
}

static AccordTodayCareRow *
row_new (const AccordCareDate *date)
{
  AccordTodayCareRow *self = g_new0 (AccordTodayCareRow, 1);

  self->date = date;
  self->key = g_strdup_printf ("care %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s", date->type, date->day,
                               date->customer, date->contact, date->source);
  self->row.customer = date->customer;
  self->row.contact = date->contact;
  self->row.deal = date->deal;
  self->row.title = date->sentence;
  self->row.customer_name = date->customer_name;
  self->row.has_due = TRUE;
  self->row.due = date->day;
  self->row.minute = -1;
  return self;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const AccordTodayCareRow *row = a, *other = b;
  const AccordCareDate *x = row->date, *y = other->date;
  int by_name;

  if (x->day != y->day)
    return x->day > y->day ? -1 : 1;
  if (x->type != y->type)
    return x->type < y->type ? -1 : 1;
  by_name = g_strcmp0 (x->name, y->name);
  return by_name != 0 ? by_name : g_strcmp0 (row->key, other->key);
}

/* A festival that is over is not made up for. Returns: how many are left out though they are open. */
static guint
take_lot (AccordTodayCare *self, AccordCareDates *lot, GHashTable *seen)
{
  guint left_out = 0;

  g_ptr_array_add (self->lots, lot);
  for (guint i = 0; i < lot->dates->len; i++)
    {
      const AccordCareDate *date = lot->dates->pdata[i];
      AccordTodayCareRow *row;

      if (date->state != NULL)
        continue;
      row = row_new (date);
      if ((date->type == ACCORD_CARE_FESTIVAL && date->day != self->day) || g_hash_table_contains (seen, row->key))
        {
          row_free (row);
          left_out++;
          continue;
        }
      g_ptr_array_add (self->rows, row);
      g_hash_table_add (seen, row->key);
    }
  return left_out;
}

typedef struct {
  AccordStore *store;
  GArray *owners;
  gint64 day;
  gint64 today;
  guint most;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *self = data;

  g_object_unref (self->store);
  g_clear_pointer (&self->owners, g_array_unref);
  g_free (self);
}

/* The day, and by itself what is left of the days before, which so cannot crowd it out. */
static gboolean
read_of (const Asked *asked, gint64 member, AccordTodayCare *care, GHashTable *seen, GError **error)
{
  const gint64 spans[2][2] = { { asked->day, asked->day }, { asked->day - DAYS_BEFORE, asked->day - 1 } };
  guint n_spans = asked->day == asked->today ? 2 : 1;

  for (guint i = 0; i < n_spans; i++)
    {
      AccordCareDates *lot = dex_await_boxed (accord_report_care_dates (asked->store, member, spans[i][0], spans[i][1], asked->most * ASKED_PER_LINE), error);

      if (lot == NULL)
        return FALSE;
      care->counted = care->counted && !lot->more;
      care->n += lot->n_open;
      care->n -= take_lot (care, lot, seen);
    }
  return TRUE;
}

static DexFuture *
read_fiber (gpointer data)
{
  const Asked *asked = data;
  g_autoptr (AccordTodayCare) care = care_new (asked->day);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  gboolean one = asked->owners == NULL || asked->owners->len == 1;
  gboolean read = asked->owners != NULL || read_of (asked, 0, care, seen, &error);

  for (guint i = 0; asked->owners != NULL && read && i < asked->owners->len; i++)
    if (g_array_index (asked->owners, gint64, i) != 0) /* 0 would be everybody */
      read = read_of (asked, g_array_index (asked->owners, gint64, i), care, seen, &error);
  if (!read)
    return dex_future_new_for_error (g_steal_pointer (&error));
  /* What two of several owners share is told from what is not only where all of it was read. */
  care->counted = care->counted || one;
  g_ptr_array_sort_values (care->rows, compare_rows);
  if (care->rows->len > asked->most)
    g_ptr_array_set_size (care->rows, (int) asked->most);
  return dex_future_new_take_boxed (ACCORD_TYPE_TODAY_CARE, g_steal_pointer (&care));
}

/**
 * accord_today_care_read:
 * @store: the open file
 * @owners: (nullable) (element-type gint64): whose customers; %NULL: everybody's
 * @day: the day that is looked at
 * @today: the day it is
 * @most: how many at most
 *
 * Returns: (transfer full): a future that resolves to #AccordTodayCare; rejects with an #AccordStoreError
 */
DexFuture *
accord_today_care_read (AccordStore *store, GArray *owners, gint64 day, gint64 today, guint most)
{
  Asked *asked = g_new0 (Asked, 1);

  *asked = (Asked) { g_object_ref (store), owners != NULL ? g_array_ref (owners) : NULL, day, today, most };
  return dex_scheduler_spawn (NULL, 0, read_fiber, asked, asked_free);
}

/**
 * accord_today_care_date:
 * @item: a line
 *
 * Returns: (transfer none) (nullable): the care date it stands for
 */
const AccordCareDate *
accord_today_care_date (AccordTodayItem *item)
{
  const AccordAgendaRow *row = accord_today_item_get_row (item);

  return row != NULL && accord_today_item_get_kind (item) == ACCORD_TODAY_CARE_DATE ? ((const AccordTodayCareRow *) row)->date : NULL;
}

/**
 * accord_today_care_note:
 * @date: a care date
 *
 * Returns: (transfer full): "Harborline Logistics · Birthday"; the customer only if it is not in the sentence
 */
char *
accord_today_care_note (const AccordCareDate *date)
{
  const char *type = accord_care_type_label (date->type);

  if (date->customer_name == NULL || g_strcmp0 (date->customer_name, date->name) == 0)
    return g_strdup (type);
  return g_strdup_printf ("%s · %s", date->customer_name, type);
}

/**
 * accord_today_care_greet:
 * @widget: in the window
 * @date: a care date
 *
 * Opens the draft of a greeting; for a festival that of one for many.
 */
void
accord_today_care_greet (GtkWidget *widget, const AccordCareDate *date)
{
  if (date->type == ACCORD_CARE_FESTIVAL)
    gtk_widget_activate_action (widget, "win.mailing", "s", date->name);
  else
    gtk_widget_activate_action (widget, "win.greet", "(sxxxxxssi)", accord_care_type_name (date->type), date->day, date->customer,
                                date->contact, date->deal, date->template, date->source, accord_care_type_label (date->type), date->years);
}
