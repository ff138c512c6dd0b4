/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Showing a record that somebody asked for: on the page of its kind, with what it belongs to, or by
 * itself. */

#include "accord-config.h"

#include "accord-window-private.h"

#include "accord-lost-dialog.h"
#include "accord-pipeline-place.h"
#include "accord-record-dialog.h"
#include "accord-ticket-commands.h"

static void
show_in (AccordWindow *self, const char *name, gint64 id)
{
  int index = accord_pages_find (name);

  accord_pages_show (index, accord_window_show_page (self, index), id);
}

static void
open_deal (AccordWindow *self, gint64 deal)
{
  accord_pipeline_place_open (accord_window_show_page (self, accord_pages_find ("pipeline")), self->workspace, deal);
}

/* A line, a quote, an objection is shown where its deal is. */
static gint64
deal_of (AccordRecord *record)
{
  int field = accord_kind_find (accord_record_kind (record), "deal");

  return field >= 0 ? accord_record_value (record, field)->number : 0;
}

static gboolean
has_customer (AccordRecord *record)
{
  return accord_kind_find (accord_record_kind (record), "customer") >= 0 && accord_record_number (record, "customer") != 0;
}

/* A competitor, a document of nobody: by itself. */
static void
show_alone (AccordWindow *self, AccordRecord *record)
{
  g_autoptr (AccordEntity) entity = accord_workspace_adopt (self->workspace, record);

  if (accord_kind_title (accord_record_kind (record)) >= 0)
    adw_dialog_present (accord_record_dialog_new_edit (self->workspace, entity, NULL), GTK_WIDGET (self));
}

/* An activity or a contact is shown where its customer is; a ticket besides by itself. */
static DexFuture *
found_owner_cb (DexFuture *future, gpointer self)
{
  AccordRecord *record = g_value_get_boxed (dex_future_get_value (future, NULL));

  if (has_customer (record))
    show_in (self, "customers", accord_record_number (record, "customer"));
  else if (deal_of (record) != 0)
    open_deal (self, deal_of (record));
  else if (!accord_kind_is (accord_record_kind (record), &accord_ticket_kind))
    show_alone (self, record);
  if (accord_kind_is (accord_record_kind (record), &accord_ticket_kind))
    adw_dialog_present (accord_ticket_dialog_new_edit (ACCORD_WINDOW (self)->workspace, accord_record_id (record)), self);
  return dex_future_new_for_boolean (TRUE);
}

/**
 * accord_window_show_record:
 * @self: the window
 * @kind: (nullable): of the record; %NULL: one that this program does not know
 * @id: the record
 */
void
accord_window_show_record (AccordWindow *self, const AccordKind *kind, gint64 id)
{
  if (kind == NULL || self->workspace == NULL)
    return;
  if (self->found != NULL)
    adw_dialog_close (self->found);
  if (accord_pages_of_kind (kind) != NULL)
    show_in (self, accord_pages_of_kind (kind), id);
  else
    accord_window_tell_failure (
      self, dex_future_then (
              accord_store_load_one (accord_workspace_get_store (self->workspace), kind, id),
              found_owner_cb, g_object_ref (self), g_object_unref));
}

/**
 * accord_window_open_deal:
 * @self: the window
 * @deal: id of a deal
 *
 * Shows its page over the board.
 */
void
accord_window_open_deal (AccordWindow *self, gint64 deal)
{
  if (self->workspace != NULL)
    open_deal (self, deal);
}

/* A ticket that was made is shown with its customer. */
static void
ticket_added_cb (AccordWindow *self, gint64 id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sx)", accord_ticket_kind.name, id);
}

/**
 * accord_window_new_ticket:
 * @self: the window
 * @customer: whose, 0 to choose in the form
 */
void
accord_window_new_ticket (AccordWindow *self, gint64 customer)
{
  AdwDialog *dialog;

  if (self->workspace == NULL)
    return;
  dialog = accord_ticket_dialog_new_add (self->workspace, customer);
  g_signal_connect_object (dialog, "added", G_CALLBACK (ticket_added_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/**
 * accord_window_lose_deal:
 * @self: the window
 * @deal: id of a deal
 * @stage: where it goes, a stage whose outcome is lost
 *
 * Asks why, the same way everywhere.
 */
void
accord_window_lose_deal (AccordWindow *self, gint64 deal, gint64 stage)
{
  if (self->workspace != NULL)
    adw_dialog_present (accord_lost_dialog_new (self->workspace, &deal, 1, stage), GTK_WIDGET (self));
}

/* The step that a notification was about. */
void
accord_window_show_step (AccordWindow *self)
{
  int index = accord_pages_find ("today");

  self->wants_today = FALSE;
  accord_pages_show (index, accord_window_show_page (self, index), self->wanted_step);
}

/**
 * accord_window_open_today:
 * @self: the window
 * @path: a workspace
 * @activity: a step, 0 for all of today
 *
 * Shows what there is to do in it, opening it first where need be.
 */
void
accord_window_open_today (AccordWindow *self, const char *path, gint64 activity)
{
  self->wants_today = TRUE;
  self->wanted_step = activity;
  if (self->workspace != NULL && g_strcmp0 (path, accord_workspace_get_path (self->workspace)) == 0)
    accord_window_show_step (self);
  else
    accord_window_open_path (self, path, ACCORD_STORE_WRITE);
}

/* What was found from outside, and what was given along, once its file is open. */
void
accord_window_do_wanted (AccordWindow *self)
{
  g_autoptr (GListModel) import = g_steal_pointer (&self->wanted_import);
  g_autofree char *action = g_steal_pointer (&self->wanted_action);
  g_autoptr (GVariant) target = g_steal_pointer (&self->wanted_target);

  if (action != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (self), action, target);
  if (import != NULL)
    accord_window_import (self, import);
}

/* Its file does not come. */
void
accord_window_forget_wanted (AccordWindow *self)
{
  g_clear_pointer (&self->wanted_action, g_free);
  g_clear_pointer (&self->wanted_target, g_variant_unref);
  g_clear_object (&self->wanted_import);
}

/**
 * accord_window_open_for:
 * @self: the window
 * @path: a workspace
 * @action: an action of the window
 * @target: (nullable): its parameter; a floating one is taken
 *
 * Does it in that workspace, opening it first where need be.
 */
void
accord_window_open_for (AccordWindow *self, const char *path, const char *action, GVariant *target)
{
  g_clear_pointer (&self->wanted_target, g_variant_unref);
  self->wanted_target = target != NULL ? g_variant_ref_sink (target) : NULL;
  g_set_str (&self->wanted_action, action);
  if (self->workspace != NULL && g_strcmp0 (path, accord_workspace_get_path (self->workspace)) == 0)
    accord_window_do_wanted (self);
  else
    accord_window_open_path (self, path, ACCORD_STORE_WRITE);
}

/* One more window on the same file: lists, records and undo follow the same journal. */
AccordWindow *
accord_window_show_beside (AccordWindow *self)
{
  AccordWindow *beside;

  if (self->workspace == NULL)
    return NULL;
  beside = accord_window_new (ACCORD_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  accord_window_show_workspace (beside, self->workspace);
  gtk_window_present (GTK_WINDOW (beside));
  return beside;
}
