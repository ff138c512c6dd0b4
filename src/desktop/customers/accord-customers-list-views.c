/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Saved views in the list: opened, changed, saved. What differs from the saved one is offered to be
 * saved; nothing else writes to a view. */

#include "accord-config.h"

#include "accord-customers-list-private.h"

#include "accord-commit.h"
#include "accord-view-save.h"

static void
update_can_save (AccordCustomersList *self)
{
  gboolean differs = self->saved != NULL ? !accord_list_view_equal (self->now, self->saved)
                                         : accord_list_view_asks (self->now);

  accord_filter_bar_set_can_save (self->bar, differs && !accord_workspace_is_read_only (self->workspace));
}

static void
show_view (AccordCustomersList *self)
{
  accord_filter_bar_set (self->bar, self->now->filter, self->now->scope);
  update_can_save (self);
  accord_customers_list_show_order (self);
  accord_customers_list_find (self);
  accord_customers_list_update_title (self);
}

/* Shows @view (transfer full). */
void
accord_customers_list_take_view (AccordCustomersList *self, AccordListView *view)
{
  if (self->now != view)
    accord_list_view_free (self->now);
  self->now = view;
  show_view (self);
}

/* What @view (nullable) asks, asked of @kind; NULL where that cannot be asked any more. */
static AccordListView *
ask_of_table (const AccordListView *view, const AccordKind *kind)
{
  g_autofree char *json = view != NULL ? accord_list_view_to_json (view) : NULL;
  AccordListView *asked = json != NULL ? accord_list_view_from_json (kind, json, NULL) : NULL;

  if (asked != NULL)
    asked->tag = view->tag;
  return asked;
}

/* Somebody added, renamed or retired a field of the workspace's own: it is asked about like any other. A condition on
 * what is gone stays as it was until the reader drops it. */
void
accord_customers_list_follow_table (AccordCustomersList *self, AccordChangeSet *set)
{
  const AccordKind *kind = accord_store_get_kind (accord_workspace_get_store (self->workspace), &accord_customer_kind);
  AccordListView *now, *saved;

  if (!accord_change_set_touches (set, &accord_custom_field_kind) || kind == accord_filter_get_kind (self->now->filter))
    return;
  now = ask_of_table (self->now, kind);
  saved = ask_of_table (self->saved, kind);
  if (saved != NULL)
    {
      accord_list_view_free (self->saved);
      self->saved = saved;
    }
  if (now != NULL)
    accord_customers_list_take_view (self, now);
}

/* The reader asked for something else. */
void
accord_customers_list_view_changed (AccordCustomersList *self)
{
  show_view (self);
  accord_customers_list_remember (self);
}

static void
follow_record (AccordCustomersList *self, AccordEntity *record)
{
  if (self->view_record != NULL)
    g_signal_handlers_disconnect_by_data (self->view_record, self);
  g_set_object (&self->view_record, record);
  if (record != NULL)
    g_signal_connect_swapped (record, "notify::title", G_CALLBACK (accord_customers_list_update_title), self);
}

static void
open_record (AccordCustomersList *self, AccordRecord *record)
{
  g_autoptr (GError) error = NULL;
  AccordListView *view = accord_list_view_from_record (accord_filter_get_kind (self->now->filter), record, &error);
  g_autoptr (AccordEntity) entity = NULL;

  if (view == NULL)
    {
      accord_say_error (GTK_WIDGET (self), error->message);
      return;
    }
  entity = accord_workspace_adopt (self->workspace, record);
  follow_record (self, entity);
  g_clear_pointer (&self->saved, accord_list_view_free);
  self->saved = accord_list_view_copy (view);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  accord_picks_set_active (self->picks, FALSE);
  accord_customers_list_take_view (self, view);
}

static DexFuture *
loaded_cb (DexFuture *future, gpointer data)
{
  AccordRecord *record = g_value_get_boxed (dex_future_get_value (future, NULL));

  if (ACCORD_CUSTOMERS_LIST (data)->now != NULL)
    open_record (data, record);
  return dex_ref (future);
}

/**
 * accord_customers_list_open_view:
 * @self: a list
 * @id: a saved view; 0 shows all customers in their usual order
 */
void
accord_customers_list_open_view (AccordCustomersList *self, gint64 id)
{
  g_return_if_fail (ACCORD_IS_CUSTOMERS_LIST (self));

  if (id == 0)
    {
      follow_record (self, NULL);
      g_clear_pointer (&self->saved, accord_list_view_free);
      accord_customers_list_take_view (self, accord_customers_list_usual (accord_filter_get_kind (self->now->filter)));
      accord_customers_list_remember (self);
      return;
    }
  dex_future_disown (accord_tell_refusal (GTK_WIDGET (self),
    dex_future_then (accord_store_load_one (accord_workspace_get_store (self->workspace), &accord_view_kind, id), loaded_cb,
                     g_object_ref (self), g_object_unref)));
}

/**
 * accord_customers_list_get_view:
 * @self: a list
 *
 * Returns: the saved view that is open, 0 for none
 */
gint64
accord_customers_list_get_view (AccordCustomersList *self)
{
  g_return_val_if_fail (ACCORD_IS_CUSTOMERS_LIST (self), 0);
  return self->view_record != NULL ? accord_entity_get_id (self->view_record) : 0;
}

static DexFuture *
saved_cb (DexFuture *future, gpointer data)
{
  AccordCustomersList *self = data;
  AccordChangeSet *set = g_value_get_boxed (dex_future_get_value (future, NULL));
  gint64 id = accord_customers_list_get_view (self);
  gboolean made = accord_change_set_created (set, &accord_view_kind, &id);

  if (self->now == NULL || id == 0)
    return dex_ref (future);
  /* The window marks a new one in its sidebar too; whoever went to another page meanwhile stays there. */
  if (!made || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      !gtk_widget_activate_action (GTK_WIDGET (self), "win.show-view", "x", id))
    accord_customers_list_open_view (self, id);
  return dex_ref (future);
}

static AccordSelection *
all_found (AccordCustomersList *self)
{
  AccordQuery *query = accord_id_list_get_query (self->list);

  return accord_selection_new (accord_query_kind (query), query, g_array_new (FALSE, FALSE, sizeof (gint64)),
                               MAX (accord_id_list_get_total (self->list), (gint64) accord_id_list_get_n (self->list)));
}

static void
save_cb (AccordCustomersList *self, const char *name, gboolean fixed)
{
  g_autoptr (AccordSelection) selection = fixed ? all_found (self) : NULL;
  DexFuture *future = accord_view_save_new (self->workspace, self->now, name, selection);

  dex_future_disown (dex_future_then (accord_tell_refusal (GTK_WIDGET (self), future), saved_cb, g_object_ref (self),
                                      g_object_unref));
}

static void
update_cb (AccordCustomersList *self)
{
  dex_future_disown (dex_future_then (accord_tell_refusal (GTK_WIDGET (self),
    accord_view_save_again (self->workspace, self->view_record, self->now)), saved_cb, g_object_ref (self), g_object_unref));
}

/* Asks how the view is to be called, and whether it is a question or these records. */
void
accord_customers_list_save_view (AccordCustomersList *self)
{
  g_autofree char *words = accord_filter_describe (self->now->filter);
  const char *name = *words != '\0' ? words : accord_scope_label (self->now->scope);
  gint64 total = MAX (accord_id_list_get_total (self->list), (gint64) accord_id_list_get_n (self->list));
  AdwDialog *dialog = accord_view_save_dialog_new (name, total,
                                                   self->view_record != NULL && self->now->tag == 0
                                                     ? accord_entity_get_title (self->view_record) : NULL);

  g_signal_connect_object (dialog, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "update", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}
