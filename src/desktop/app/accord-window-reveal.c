/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Undo and redo go to what they changed, unless it is in view: the toast names it, the page shows it.
 *
 *   change set ─▶ its first record ─▶ of a page of its own │ a part of a customer or deal ─▶ that one
 *
 * A change of many records shows their page and opens none of them. */

#include "accord-config.h"

#include "accord-window-private.h"

#define MOST_PARTS 20 /* that an action on one record touches */

/* Where a record can be seen. */
typedef struct {
  gint64 customer;
  gint64 deal;
  gint64 member;
} Places;

static gboolean
page_is (AccordWindow *self, const char *name)
{
  return self->page == accord_pages_find (name) && self->made[self->page] != NULL;
}

static gboolean
shows_table (GtkWidget *page)
{
  gboolean table = FALSE;

  g_object_get (page, "table", &table, NULL);
  return table;
}

/* A table shows its records itself, the board goes to a card; beside a list stands one record. */
static gboolean
is_in_view (AccordWindow *self, const Places *places)
{
  if (places->customer != 0 && page_is (self, "customers"))
    return shows_table (self->made[self->page]) ||
           accord_pages_get_customer ((guint) self->page, self->made[self->page]) == places->customer;
  if (places->deal != 0 && page_is (self, "pipeline"))
    return TRUE;
  return places->member != 0 && page_is (self, "team");
}

static void
reveal_places (AccordWindow *self, const Places *places)
{
  if (is_in_view (self, places))
    {
      if (places->deal != 0 && page_is (self, "pipeline"))
        accord_pages_reveal_deal (self->made[self->page], places->deal);
      return;
    }
  if (places->customer != 0)
    accord_window_show_record (self, &accord_customer_kind, places->customer);
  else if (places->deal != 0)
    accord_window_show_record (self, &accord_deal_kind, places->deal);
  else if (places->member != 0)
    accord_window_show_record (self, &accord_member_kind, places->member);
}

static gint64
link_of (AccordRecord *record, const char *name)
{
  int field = accord_kind_find (accord_record_kind (record), name);

  return field >= 0 && accord_field_is_link (&accord_record_kind (record)->fields[field])
           ? accord_record_value (record, field)->number
           : 0;
}

/* Of parts, what they belong to: a deal's on the board, where it is looked at, else the customer's. */
static DexFuture *
found_part_cb (DexFuture *future, gpointer window)
{
  AccordRecord *record = g_value_get_boxed (dex_future_get_value (future, NULL));
  Places places = { link_of (record, "customer"), link_of (record, "deal"), link_of (record, "member") };
  Places on_board = { .deal = places.deal };

  if (!is_in_view (window, &on_board))
    reveal_places (window, &places);
  return dex_future_new_for_boolean (TRUE);
}

/* A record that was touched, alone or in a span. */
typedef struct {
  const AccordKind *kind;
  gint64 id;
  char operation;
  gint64 n; /* with those behind it */
} Touch;

static Touch
touch_at (const AccordChangeSet *set, guint index)
{
  const AccordChangeSpan *span;

  if (index < set->changes->len)
    {
      const AccordChange *change = &g_array_index (set->changes, AccordChange, index);

      return (Touch) { change->kind, change->id, change->operation, 1 };
    }
  span = &g_array_index (set->spans, AccordChangeSpan, index - set->changes->len);
  return (Touch) { span->kind, span->first, span->operation, span->last - span->first + 1 };
}

/* How many records of a kind with a page of its own a change set touches, one of which is told. */
static gint64
count_of (const AccordChangeSet *set, const AccordKind *kind, gint64 *id, gboolean *alive)
{
  gint64 n = 0;

  *id = 0;
  *alive = FALSE;
  for (guint i = 0; i < set->changes->len + set->spans->len; i++)
    {
      const Touch touch = touch_at (set, i);

      if (!accord_kind_is (touch.kind, kind) || touch.id == *id)
        continue;
      n += touch.n;
      *id = touch.id;
      *alive = touch.operation != 'd';
    }
  return n;
}

static gboolean
reveal_kind (AccordWindow *self, const AccordChangeSet *set, const AccordKind *kind)
{
  gint64 id;
  gboolean alive;
  gint64 n = count_of (set, kind, &id, &alive);
  Places places = { accord_kind_is (kind, &accord_customer_kind) ? id : 0, accord_kind_is (kind, &accord_deal_kind) ? id : 0,
                    accord_kind_is (kind, &accord_member_kind) ? id : 0 };

  if (n == 0)
    return FALSE;
  if (n == 1 && alive)
    reveal_places (self, &places);
  else
    accord_window_show_page (self, accord_pages_find (accord_pages_of_kind (kind)));
  return TRUE;
}

static gboolean
is_part (const Touch *touch)
{
  return accord_kind_find (touch->kind, "customer") >= 0 || accord_kind_find (touch->kind, "deal") >= 0;
}

/* Whether so many parts were touched that they belong to many records: tags taken off a selection, say. */
static gboolean
are_many_parts (const AccordChangeSet *set)
{
  gint64 n = 0;

  for (guint i = 0; n <= MOST_PARTS && i < set->changes->len + set->spans->len; i++)
    {
      const Touch touch = touch_at (set, i);

      if (is_part (&touch))
        n += touch.n;
    }
  return n > MOST_PARTS;
}

static void
reveal_part (AccordWindow *self, const AccordChangeSet *set)
{
  for (guint i = 0; i < set->changes->len + set->spans->len; i++)
    {
      const Touch touch = touch_at (set, i);

      if (!is_part (&touch))
        continue;
      if (are_many_parts (set))
        {
          if (!page_is (self, "pipeline") || accord_kind_find (touch.kind, "deal") < 0)
            accord_window_show_page (self, accord_pages_find (accord_kind_find (touch.kind, "customer") >= 0 ? "customers" : "pipeline"));
          return;
        }
      accord_window_tell_failure (
        self, dex_future_then (accord_store_load_one (accord_workspace_get_store (self->workspace), touch.kind, touch.id),
                               found_part_cb, g_object_ref (self), g_object_unref));
      return;
    }
}

static void
reveal (AccordWindow *self, const AccordChangeSet *set)
{
  static const AccordKind *const kinds[] = { &accord_customer_kind, &accord_deal_kind, &accord_member_kind };

  if (self->workspace == NULL)
    return;
  /* Where one is looked at that was changed among others, such as a deal with its steps. */
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (page_is (self, accord_pages_of_kind (kinds[i])) && reveal_kind (self, set, kinds[i]))
      return;
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (reveal_kind (self, set, kinds[i]))
      return;
  reveal_part (self, set);
}

static DexFuture *
undone_cb (DexFuture *future, gpointer window)
{
  const GValue *value = dex_future_get_value (future, NULL);

  if (value != NULL && G_VALUE_HOLDS (value, ACCORD_TYPE_CHANGE_SET) && g_value_get_boxed (value) != NULL)
    reveal (window, g_value_get_boxed (value));
  return dex_ref (future);
}

/**
 * accord_window_reveal:
 * @self: the window
 * @change: (transfer full): a future that resolves to an #AccordChangeSet: an undo, a redo
 *
 * Goes to what was changed when it is not in view; tells why when nothing was.
 */
void
accord_window_reveal (AccordWindow *self, DexFuture *change)
{
  accord_window_tell_failure (self, dex_future_then (change, undone_cb, g_object_ref (self), g_object_unref));
}
