/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The deals of a pipeline as a table: columns chosen, sorted, edited, copied, exported and printed as every
 * table; those that are chosen changed together. */

#include "accord-config.h"

#include "accord-deal-views.h"

#include "accord-bulk-field-dialog.h"
#include "accord-bulk-work.h"
#include "accord-commit.h"
#include "accord-deal-groups.h"
#include "accord-id-selection.h"
#include "accord-record-chooser.h"
#include "accord-record-table.h"
#include "accord-selection.h"
#include "accord-tooltip.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define TYPE_DEAL_TABLE (deal_table_get_type ())
G_DECLARE_FINAL_TYPE (DealTable, deal_table, DEAL, TABLE, AdwBin)

struct _DealTable {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordIdList *rows;
  AccordIdSelection *selection;
  AccordRecordTable *table;
  AccordDealGroups *groups;
  AdwToggleGroup *which;  /* open, closed, all */
  GtkRevealer *bar;
  GtkLabel *chosen;
  GtkWidget *owner_button;
  gint64 pipeline;
  AccordQuery *filter;    /* or NULL */
  char *sort;
  gboolean descending;
};

static void deal_table_view_init (AccordDealViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DealTable, deal_table, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ACCORD_TYPE_DEAL_VIEW, deal_table_view_init))

/* Rows */

static void
add_outcomes (DealTable *self, AccordQuery *query)
{
  const char *which = adw_toggle_group_get_active_name (self->which);

  if (g_strcmp0 (which, "open") == 0)
    accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS, "open");
  else if (g_strcmp0 (which, "closed") == 0)
    {
      accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS_NOT, "open");
      accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS_NOT, "hold");
    }
}

static void
ask (DealTable *self)
{
  g_autoptr (AccordQuery) query = NULL;
  g_autoptr (GError) error = NULL;

  if (self->pipeline == 0)
    return;
  query = self->filter != NULL ? accord_query_copy (self->filter)
                               : accord_query_new (accord_store_get_kind (accord_workspace_get_store (self->workspace), &accord_deal_kind));
  accord_query_add_number (query, "stage.pipeline", ACCORD_OP_IS, self->pipeline);
  accord_query_set_currency (query, accord_workspace_get_currency (self->workspace));
  add_outcomes (self, query);
  if (!accord_query_set_sort (query, self->sort, self->descending, &error))
    g_warning ("The deals cannot be put in order: %s", error->message);
  accord_id_list_set_query (self->rows, query);
  accord_record_table_set_sort (self->table, self->sort, self->descending);
}

static void
sort_cb (DealTable *self, const char *path, gboolean descending)
{
  g_set_str (&self->sort, path);
  self->descending = descending;
  ask (self);
}

static void
deal_table_show (AccordDealView *view, gint64 pipeline, AccordQuery *filter)
{
  DealTable *self = DEAL_TABLE (view);

  self->pipeline = pipeline;
  g_clear_pointer (&self->filter, accord_query_unref);
  self->filter = filter != NULL ? accord_query_ref (filter) : NULL;
  ask (self);
}

static void
deal_table_view_init (AccordDealViewInterface *iface)
{
  iface->show = deal_table_show;
}

/* What is done to those chosen */

typedef struct {
  DealTable *table; /* held */
  AccordSelection *selection;
} Doing;

static void
doing_free (gpointer data, GClosure *closure)
{
  Doing *doing = data;

  g_object_unref (doing->table);
  accord_selection_unref (doing->selection);
  g_free (doing);
}

static Doing *
doing_new (DealTable *self)
{
  guint n;
  g_autofree gint64 *ids = accord_id_selection_dup_ids (self->selection, &n);
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  Doing *doing = g_new (Doing, 1);

  g_array_append_vals (chosen, ids, n);
  *doing = (Doing) { g_object_ref (self), accord_selection_new (&accord_deal_kind, NULL, chosen, n) };
  return doing;
}

static void
follow (Doing *doing, DexFuture *work)
{
  dex_future_disown (accord_tell_refusal (GTK_WIDGET (doing->table), work));
}

static void
owner_chosen_cb (GtkWidget *chooser, gint64 id, Doing *doing)
{
  g_autoptr (AccordEntity) member = id != 0 ? accord_workspace_get_entity (doing->table->workspace, &accord_member_kind, id) : NULL;
  const char *name = member != NULL ? accord_entity_get_title (member) : NULL;
  g_autofree char *label = NULL;
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (id != 0)
    accord_value_set_number (&value, id);
  label = id != 0 ? accord_selection_label (doing->selection, N_("Moved %1$s deal to %2$s"), N_("Moved %1$s deals to %2$s"), name ? name : "")
                  : accord_selection_label (doing->selection, N_("Took the owner off %1$s deal"), N_("Took the owner off %1$s deals"), NULL);
  follow (doing, accord_bulk_work_set (doing->table->workspace, doing->selection, label, "owner", &value, NULL));
}

static void
owner_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DealTable *self = DEAL_TABLE (widget);
  GtkWidget *chooser = accord_record_chooser_new (self->workspace, &accord_member_kind);

  g_signal_connect_data (chooser, "chosen", G_CALLBACK (owner_chosen_cb), doing_new (self), doing_free, 0);
  accord_record_chooser_set_clearable (ACCORD_RECORD_CHOOSER (chooser), TRUE);
  accord_record_chooser_popup_on (ACCORD_RECORD_CHOOSER (chooser), self->owner_button);
}

static void
apply_cb (AdwDialog *dialog, const AccordField *field, const AccordValue *value, const char *words, Doing *doing)
{
  g_autofree char *label = accord_selection_label (doing->selection, N_("Changed %2$s of %1$s deal"), N_("Changed %2$s of %1$s deals"),
                                      accord_field_label (field));

  follow (doing, accord_bulk_work_set (doing->table->workspace, doing->selection, label, field->name, value, NULL));
}

static void
field_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DealTable *self = DEAL_TABLE (widget);
  const AccordKind *kind = accord_store_get_kind (accord_workspace_get_store (self->workspace), &accord_deal_kind);
  AdwDialog *dialog = accord_bulk_field_dialog_new (self->workspace, kind, accord_id_selection_get_n (self->selection));

  g_signal_connect_data (dialog, "apply", G_CALLBACK (apply_cb), doing_new (self), doing_free, 0);
  adw_dialog_present (dialog, widget);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Doing *doing = doing_new (DEAL_TABLE (widget));
  g_autofree char *label = accord_selection_label (doing->selection, N_("Deleted %1$s deal"), N_("Deleted %1$s deals"), NULL);

  follow (doing, accord_bulk_work_delete (doing->table->workspace, doing->selection, label, NULL));
  doing_free (doing, NULL);
}

static void
chosen_cb (DealTable *self)
{
  gint64 n = accord_id_selection_get_n (self->selection);
  g_autofree char *number = accord_number_format (n);
  g_autofree char *words = g_strdup_printf (ngettext ("%s deal chosen", "%s deals chosen", (gulong) n), number);

  gtk_label_set_text (self->chosen, words);
  gtk_revealer_set_reveal_child (self->bar, n > 1 && !accord_workspace_is_read_only (self->workspace));
}

/* Parts */

static GtkWidget *
add_button (GtkWidget *box, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_bar (DealTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->chosen = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->chosen, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->chosen, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->chosen), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->chosen), "heading");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chosen));
  self->owner_button = add_button (box, _("_Owner…"), "deals.owner");
  add_button (box, _("_Field…"), "deals.field");
  add_button (box, _("_Delete"), "deals.delete");
  gtk_widget_add_css_class (box, "toolbar");
  self->bar = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_transition_type (self->bar, GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (self->bar, box);
  return GTK_WIDGET (self->bar);
}

static void
add_which (DealTable *self, const char *name, const char *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (self->which, toggle);
}

static GtkWidget *
make_icon_button (const char *icon, const char *words, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  accord_tooltip_set (button, words);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_head (DealTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->which = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  add_which (self, "open", C_("deals", "Open"));
  add_which (self, "closed", C_("deals", "Closed"));
  add_which (self, "all", _("All"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->which), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Which deals"), -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->which), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->which), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->which));
  gtk_box_append (GTK_BOX (box), accord_deal_groups_menu_new (self->workspace, self->groups));
  gtk_box_append (GTK_BOX (box), make_icon_button ("accord-export-symbolic", _("Export…"), "deals.export"));
  g_object_set (box, "margin-start", 8, "margin-end", 8, "margin-top", 6, NULL); /* where the other views begin */
  gtk_widget_add_css_class (box, "toolbar");
  return box;
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (DEAL_TABLE (widget)->table), "table.export", NULL);
}

static void
deal_table_dispose (GObject *object)
{
  DealTable *self = DEAL_TABLE (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->groups != NULL)
    accord_deal_groups_stop (self->groups);
  g_clear_object (&self->groups);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->filter, accord_query_unref);
  g_clear_pointer (&self->sort, g_free);
  G_OBJECT_CLASS (deal_table_parent_class)->dispose (object);
}

static void
deal_table_class_init (DealTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_table_dispose;
  gtk_widget_class_install_action (widget_class, "deals.owner", NULL, owner_action);
  gtk_widget_class_install_action (widget_class, "deals.field", NULL, field_action);
  gtk_widget_class_install_action (widget_class, "deals.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "deals.export", NULL, export_action);
}

static void
deal_table_init (DealTable *self)
{
  self->sort = g_strdup ("expected_on");
}

/**
 * accord_deal_table_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): an #AccordDealView
 */
GtkWidget *
accord_deal_table_new (AccordWorkspace *workspace)
{
  DealTable *self = g_object_new (TYPE_DEAL_TABLE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->workspace = g_object_ref (workspace);
  self->rows = accord_id_list_new (workspace);
  self->selection = accord_id_selection_new (self->rows);
  self->table = ACCORD_RECORD_TABLE (accord_record_table_new (self->selection, &accord_deal_kind));
  self->groups = accord_deal_groups_new (workspace, self->table);
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->table));
  gtk_box_append (GTK_BOX (box), make_bar (self));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->which, "notify::active", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "sort", G_CALLBACK (sort_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "opened", G_CALLBACK (accord_deal_view_open), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::n", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->groups, "regrouped", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
