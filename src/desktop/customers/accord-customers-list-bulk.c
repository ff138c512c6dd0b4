/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done to the picked rows, or where none is picked to the row with the focus: each is one change
 * set, written on the database thread. Work that takes longer shows how far it is and can be cancelled. */

#include "accord-config.h"

#include "accord-customers-list-private.h"

#include "accord-bulk-field-dialog.h"
#include "accord-commit.h"
#include "accord-follow-up-dialog.h"
#include "accord-record-chooser.h"

#include <glib/gi18n-lib.h>

#define PATIENCE_MS 300 /* before progress is shown */
#define TICK_MS 100

typedef struct {
  AccordCustomersList *list; /* owned */
  AccordSelection *selection;
} Doing;

static void
doing_free (gpointer data, GClosure *closure)
{
  Doing *doing = data;

  accord_selection_unref (doing->selection);
  g_object_unref (doing->list);
  g_free (doing);
}

static gint64
focused_id (AccordCustomersList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  return position != GTK_INVALID_LIST_POSITION ? accord_id_list_id_at (self->list, position) : self->shown;
}

/* Returns NULL where there is nothing to act on, or something is under way. */
static Doing *
doing_new (AccordCustomersList *self)
{
  AccordSelection *selection = NULL;
  Doing *doing;
  gint64 id = focused_id (self);

  if (accord_workspace_is_read_only (self->workspace) || self->progress != NULL)
    return NULL;
  if (accord_picks_get_active (self->picks))
    selection = accord_picks_get_n (self->picks) > 0 ? accord_picks_get_selection (self->picks) : NULL;
  else if (id != 0)
    selection = accord_selection_new_one (accord_filter_get_kind (self->now->filter), id);
  if (selection == NULL)
    return NULL;
  doing = g_new (Doing, 1);
  *doing = (Doing) { g_object_ref (self), selection };
  return doing;
}

static gboolean
tick_cb (gpointer data)
{
  AccordCustomersList *self = data;
  guint done = accord_bulk_progress_get (self->progress);
  g_autofree char *of = accord_number_format (self->progress_total);
  g_autofree char *number = accord_number_format (done);
  /* Translators: how far a change of many records is: "23,000 of 100,000" */
  g_autofree char *words = g_strdup_printf (_("Changing %1$s of %2$s"), number, of);

  gtk_label_set_text (self->progress_label, words);
  gtk_progress_bar_set_fraction (self->progress_bar, self->progress_total > 0 ? MIN (1.0, done / (double) self->progress_total) : 0);
  return G_SOURCE_CONTINUE;
}

static gboolean
patience_cb (gpointer data)
{
  AccordCustomersList *self = data;

  gtk_stack_set_visible_child_name (self->foot, "progress");
  adw_toolbar_view_set_reveal_bottom_bars (self->frame, TRUE);
  self->progress_tick = g_timeout_add (TICK_MS, tick_cb, self);
  tick_cb (self);
  return G_SOURCE_REMOVE;
}

/* The work goes on, or is done; nothing is shown of it any more. */
void
accord_customers_list_stop_progress (AccordCustomersList *self)
{
  g_clear_handle_id (&self->progress_tick, g_source_remove);
  g_clear_pointer (&self->progress, accord_bulk_progress_unref);
}

static DexFuture *
done_cb (DexFuture *future, gpointer data)
{
  AccordCustomersList *self = data;
  gboolean ok = dex_future_get_value (future, NULL) != NULL;

  if (self->workspace == NULL)
    return dex_ref (future);
  accord_customers_list_stop_progress (self);
  gtk_stack_set_visible_child_name (self->foot, "actions");
  if (ok)
    accord_picks_set_active (self->picks, FALSE);
  adw_toolbar_view_set_reveal_bottom_bars (self->frame, accord_picks_get_active (self->picks));
  g_signal_emit_by_name (self->picks, "changed");
  return dex_ref (future);
}

static AccordBulkProgress *
begin (Doing *doing)
{
  AccordCustomersList *self = doing->list;

  accord_customers_list_stop_progress (self);
  self->progress = accord_bulk_progress_new ();
  self->progress_total = doing->selection->n;
  self->progress_tick = g_timeout_add (PATIENCE_MS, patience_cb, self);
  return self->progress;
}

static void
follow (Doing *doing, DexFuture *work)
{
  dex_future_disown (dex_future_finally (accord_tell_refusal (GTK_WIDGET (doing->list), work), done_cb,
                                         g_object_ref (doing->list), g_object_unref));
}

static char *
title_of (Doing *doing, const AccordKind *kind, gint64 id)
{
  g_autoptr (AccordEntity) entity = accord_workspace_get_entity (doing->list->workspace, kind, id);
  const char *title = accord_entity_get_title (entity);

  return g_strdup (title != NULL ? title : "");
}

static void
owner_chosen_cb (GtkWidget *chooser, gint64 id, Doing *doing)
{
  g_autofree char *name = id != 0 ? title_of (doing, &accord_member_kind, id) : NULL;
  g_autofree char *label = NULL;
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (id != 0)
    {
      accord_value_set_number (&value, id);
      label = accord_selection_label (doing->selection, N_("Moved %1$s customer to %2$s"), N_("Moved %1$s customers to %2$s"), name);
    }
  else
    label = accord_selection_label (doing->selection, N_("Took the owner off %1$s customer"), N_("Took the owner off %1$s customers"), NULL);
  follow (doing, accord_bulk_work_set (doing->list->workspace, doing->selection, label, "owner", &value, begin (doing)));
}

static void
tag_chosen_cb (GtkWidget *chooser, gint64 id, Doing *doing)
{
  g_autofree char *name = title_of (doing, &accord_tag_kind, id);
  g_autofree char *label = accord_selection_label (doing->selection, N_("Tagged %1$s customer “%2$s”"), N_("Tagged %1$s customers “%2$s”"), name);

  follow (doing, accord_bulk_work_tag (doing->list->workspace, doing->selection, label, id, NULL, begin (doing)));
}

static void
tag_create_cb (GtkWidget *chooser, const char *name, Doing *doing)
{
  g_autofree char *label = accord_selection_label (doing->selection, N_("Tagged %1$s customer “%2$s”"), N_("Tagged %1$s customers “%2$s”"), name);

  follow (doing, accord_bulk_work_tag (doing->list->workspace, doing->selection, label, 0, name, begin (doing)));
}

static void
untag_chosen_cb (GtkWidget *chooser, gint64 id, Doing *doing)
{
  g_autofree char *name = title_of (doing, &accord_tag_kind, id);
  g_autofree char *label = accord_selection_label (doing->selection, N_("Took “%2$s” off %1$s customer"), N_("Took “%2$s” off %1$s customers"), name);

  follow (doing, accord_bulk_work_untag (doing->list->workspace, doing->selection, label, id, begin (doing)));
}

/* The chooser owns @doing from now on. */
static AccordRecordChooser *
chooser_for (AccordCustomersList *self, const AccordKind *kind, GCallback chosen, Doing *doing)
{
  GtkWidget *chooser = accord_record_chooser_new (self->workspace, kind);

  g_signal_connect_data (chooser, "chosen", chosen, doing, doing_free, 0);
  return ACCORD_RECORD_CHOOSER (chooser);
}

static GtkWidget *
anchor_for (AccordCustomersList *self, GtkWidget *button)
{
  return gtk_widget_get_mapped (button) ? button : GTK_WIDGET (self->view_widget);
}

static void
owner_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordCustomersList *self = ACCORD_CUSTOMERS_LIST (widget);
  Doing *doing = doing_new (self);
  AccordRecordChooser *chooser;

  if (doing == NULL)
    return;
  chooser = chooser_for (self, &accord_member_kind, G_CALLBACK (owner_chosen_cb), doing);
  accord_record_chooser_set_clearable (chooser, TRUE);
  accord_record_chooser_popup_on (chooser, anchor_for (self, self->owner_button));
}

static void
tag_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordCustomersList *self = ACCORD_CUSTOMERS_LIST (widget);
  Doing *doing = doing_new (self);
  AccordRecordChooser *chooser;

  if (doing == NULL)
    return;
  chooser = chooser_for (self, &accord_tag_kind, G_CALLBACK (tag_chosen_cb), doing);
  g_signal_connect (chooser, "create", G_CALLBACK (tag_create_cb), doing);
  accord_record_chooser_set_can_create (chooser, TRUE);
  accord_record_chooser_popup_on (chooser, anchor_for (self, self->tag_button));
}

static void
untag_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordCustomersList *self = ACCORD_CUSTOMERS_LIST (widget);
  Doing *doing = doing_new (self);

  if (doing != NULL)
    accord_record_chooser_popup_on (chooser_for (self, &accord_tag_kind, G_CALLBACK (untag_chosen_cb), doing),
                                    anchor_for (self, self->more_button));
}

static void
planned_cb (AdwDialog *dialog, const char *title, gint64 day, Doing *doing)
{
  g_autofree char *label = accord_selection_label (doing->selection, N_("Planned “%2$s” for %1$s customer"), N_("Planned “%2$s” for %1$s customers"), title);

  follow (doing, accord_bulk_work_plan (doing->list->workspace, doing->selection, label, title, day, begin (doing)));
}

static void
follow_up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Doing *doing = doing_new (ACCORD_CUSTOMERS_LIST (widget));
  AdwDialog *dialog;

  if (doing == NULL)
    return;
  dialog = accord_follow_up_dialog_new (doing->selection->n);
  g_signal_connect_data (dialog, "planned", G_CALLBACK (planned_cb), doing, doing_free, 0);
  adw_dialog_present (dialog, widget);
}

static void
apply_cb (AdwDialog *dialog, const AccordField *field, const AccordValue *value, const char *words, Doing *doing)
{
  g_autofree char *label = accord_selection_label (doing->selection, N_("Changed %2$s of %1$s customer"), N_("Changed %2$s of %1$s customers"),
                                      accord_field_label (field));

  follow (doing, accord_bulk_work_set (doing->list->workspace, doing->selection, label, field->name, value, begin (doing)));
}

static void
edit_field_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordCustomersList *self = ACCORD_CUSTOMERS_LIST (widget);
  Doing *doing = doing_new (self);
  AdwDialog *dialog;

  if (doing == NULL)
    return;
  dialog = accord_bulk_field_dialog_new (self->workspace,
                                         accord_store_get_kind (accord_workspace_get_store (self->workspace), &accord_customer_kind),
                                         doing->selection->n);
  g_signal_connect_data (dialog, "apply", G_CALLBACK (apply_cb), doing, doing_free, 0);
  adw_dialog_present (dialog, widget);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Doing *doing = doing_new (ACCORD_CUSTOMERS_LIST (widget));
  g_autofree char *label = NULL;

  if (doing == NULL)
    return;
  label = accord_selection_label (doing->selection, N_("Deleted %1$s customer"), N_("Deleted %1$s customers"), NULL);
  follow (doing, accord_bulk_work_delete (doing->list->workspace, doing->selection, label, begin (doing)));
  doing_free (doing, NULL);
}

/* Side by side; for a single one the dialog has the other chosen. */
static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Doing *doing = doing_new (ACCORD_CUSTOMERS_LIST (widget));

  if (doing == NULL)
    return;
  if (doing->selection->query == NULL)
    gtk_widget_activate_action (widget, "win.compare", "(s@ax)", accord_customer_kind.name,
                                g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, doing->selection->ids->data,
                                                           doing->selection->ids->len, sizeof (gint64)));
  else
    accord_say (widget, _("Choose the few customers to be merged: all of them are too many."));
  doing_free (doing, NULL);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordCustomersList *self = ACCORD_CUSTOMERS_LIST (widget);

  if (self->progress != NULL)
    accord_bulk_progress_cancel (self->progress);
}

void
accord_customers_list_install_bulk (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "list.owner", NULL, owner_action);
  gtk_widget_class_install_action (klass, "list.follow-up", NULL, follow_up_action);
  gtk_widget_class_install_action (klass, "list.tag", NULL, tag_action);
  gtk_widget_class_install_action (klass, "list.untag", NULL, untag_action);
  gtk_widget_class_install_action (klass, "list.edit-field", NULL, edit_field_action);
  gtk_widget_class_install_action (klass, "list.delete", NULL, delete_action);
  gtk_widget_class_install_action (klass, "list.merge", NULL, merge_action);
  gtk_widget_class_install_action (klass, "list.cancel-work", NULL, cancel_action);
  accord_customers_list_install_copy (klass);
}
