/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordSidebarViews: heading and rows of the saved views. Their order is the rank of each, so moving one
 * writes one field.
 *
 *   AccordIdList (kind view, by rank) ──▶ AccordSidebarViewRow, each with an AccordViewCount
 */

#include "accord-config.h"

#include "accord-sidebar-views.h"

#include "accord-commit.h"
#include "accord-id-list.h"
#include "accord-rank.h"
#include "accord-sidebar-view-row.h"

#include <glib/gi18n-lib.h>

struct _AccordSidebarViews {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordActor *actor;
  AccordIdList *views;
  GtkWidget *box;
  GtkListBox *rows;
  gint64 open;
  gboolean shown; /* whether its page is */
};

G_DEFINE_FINAL_TYPE (AccordSidebarViews, accord_sidebar_views, ADW_TYPE_BIN)

static guint filled_signal;

static gint64
id_of (GtkListBoxRow *row)
{
  return accord_sidebar_view_row_get_id (ACCORD_SIDEBAR_VIEW_ROW (row));
}

static void
show_open (AccordSidebarViews *self)
{
  GtkListBoxRow *found = NULL, *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rows, i)) != NULL; i++)
    if (id_of (row) == self->open)
      found = row;
  if (found != NULL && self->shown)
    gtk_list_box_select_row (self->rows, found);
  else
    gtk_list_box_unselect_all (self->rows);
}

static AccordEntity *
nth_view (AccordSidebarViews *self, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->views), position);
}

/* The rank of the view in row @position; NULL beyond the ends. */
static const char *
rank_at (AccordSidebarViews *self, int position)
{
  g_autoptr (AccordEntity) view = position >= 0 ? nth_view (self, (guint) position) : NULL;

  return view != NULL ? accord_entity_get_text (view, "rank") : NULL;
}

/* @to: the row that it will stand above, as rows are now. */
static void
move_to (AccordSidebarViews *self, gint64 id, int to)
{
  g_autofree char *rank = NULL;
  g_autofree char *label = NULL;
  g_autoptr (AccordEntity) view = accord_workspace_get_entity (self->workspace, &accord_view_kind, id);
  AccordEdit *edit;
  guint from;

  if (!accord_id_list_position_of (self->views, id, &from) || to < 0 || to > (int) accord_id_list_get_n (self->views) ||
      to == (int) from || to == (int) from + 1)
    return;
  rank = accord_rank_between (rank_at (self, to - 1), rank_at (self, to));
  label = g_strdup_printf (_ ("Moved view “%s”"), accord_entity_get_title (view));
  edit = accord_edit_new (label);
  accord_edit_set_text (edit, &accord_view_kind, id, "rank", rank);
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static void
dropped_cb (AccordSidebarViews *self, gint64 dragged, gboolean below, GtkListBoxRow *row)
{
  move_to (self, dragged, gtk_list_box_row_get_index (row) + (below ? 1 : 0));
}

static void
fill (AccordSidebarViews *self)
{
  guint n = accord_id_list_get_n (self->views);

  gtk_list_box_remove_all (self->rows);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AccordEntity) view = nth_view (self, i);
      GtkWidget *row = accord_sidebar_view_row_new (self->workspace, self->actor, view);

      g_signal_connect_object (row, "dropped", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->rows, row);
    }
  gtk_widget_set_visible (self->box, n > 0);
  show_open (self);
  g_signal_emit (self, filled_signal, 0);
}

static void
row_activated_cb (AccordSidebarViews *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-view", "x", id_of (row));
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordSidebarViews *self = ACCORD_SIDEBAR_VIEWS (widget);
  gint64 id = g_variant_get_int64 (parameter);
  guint from;

  if (accord_id_list_position_of (self->views, id, &from))
    move_to (self, id, g_str_equal (name, "views.up") ? (int) from - 1 : (int) from + 2);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordSidebarViews *self = ACCORD_SIDEBAR_VIEWS (widget);
  gint64 id = g_variant_get_int64 (parameter);
  g_autoptr (AccordEntity) view = accord_workspace_get_entity (self->workspace, &accord_view_kind, id);
  g_autofree char *label = g_strdup_printf (_ ("Deleted view “%s”"), accord_entity_get_title (view));
  AccordEdit *edit = accord_edit_new (label);

  accord_edit_delete (edit, &accord_view_kind, id);
  accord_commit (widget, self->workspace, edit);
}

static void
rename_cb (AccordSidebarViews *self, const char *response, AdwAlertDialog *dialog)
{
  GtkEditable *entry = GTK_EDITABLE (adw_alert_dialog_get_extra_child (dialog));
  AccordEntity *view = g_object_get_data (G_OBJECT (dialog), "view");
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  g_autofree char *label = NULL;
  AccordEdit *edit;

  if (!g_str_equal (response, "rename") || *name == '\0' || g_strcmp0 (name, accord_entity_get_title (view)) == 0)
    return;
  label = g_strdup_printf (_ ("Renamed view “%1$s” to “%2$s”"), accord_entity_get_title (view), name);
  edit = accord_edit_new (label);
  accord_edit_set_text (edit, &accord_view_kind, accord_entity_get_id (view), "name", name);
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordSidebarViews *self = ACCORD_SIDEBAR_VIEWS (widget);
  AccordEntity *view = accord_workspace_get_entity (self->workspace, &accord_view_kind, g_variant_get_int64 (parameter));
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Rename View"), NULL);
  GtkWidget *entry = gtk_entry_new ();

  g_object_set_data_full (G_OBJECT (dialog), "view", view, g_object_unref);
  gtk_editable_set_text (GTK_EDITABLE (entry), accord_entity_get_title (view));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"), -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), entry);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "rename", _ ("_Rename"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "rename", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "rename");
  g_signal_connect_object (dialog, "response", G_CALLBACK (rename_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static gboolean
key_cb (AccordSidebarViews *self, guint key, guint code, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *row = root != NULL ? gtk_root_get_focus (root) : NULL;
  const char *action = NULL;

  if (!ACCORD_IS_SIDEBAR_VIEW_ROW (row) || self->workspace == NULL || accord_workspace_is_read_only (self->workspace))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_F2)
    action = "views.rename";
  else if (key == GDK_KEY_Delete)
    action = "views.delete";
  else if ((state & GDK_ALT_MASK) && key == GDK_KEY_Up)
    action = "views.up";
  else if ((state & GDK_ALT_MASK) && key == GDK_KEY_Down)
    action = "views.down";
  if (action == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), action, "x", id_of (GTK_LIST_BOX_ROW (row)));
  return GDK_EVENT_STOP;
}

static void
let_go (AccordSidebarViews *self)
{
  if (self->views != NULL)
    g_signal_handlers_disconnect_by_data (self->views, self);
  g_clear_object (&self->views);
  g_clear_object (&self->actor);
  g_clear_object (&self->workspace);
}

static void
accord_sidebar_views_dispose (GObject *object)
{
  let_go (ACCORD_SIDEBAR_VIEWS (object));
  G_OBJECT_CLASS (accord_sidebar_views_parent_class)->dispose (object);
}

static void
accord_sidebar_views_class_init (AccordSidebarViewsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_sidebar_views_dispose;
  filled_signal = g_signal_new ("filled", ACCORD_TYPE_SIDEBAR_VIEWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "views.up", "x", step_action);
  gtk_widget_class_install_action (widget_class, "views.down", "x", step_action);
  gtk_widget_class_install_action (widget_class, "views.rename", "x", rename_action);
  gtk_widget_class_install_action (widget_class, "views.delete", "x", delete_action);
}

static void
accord_sidebar_views_init (AccordSidebarViews *self)
{
  GtkWidget *heading = gtk_label_new (_ ("Saved Views"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "sidebar-heading");
  gtk_widget_add_css_class (heading, "secondary");
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Saved views"), -1);
  g_signal_connect_object (self->rows, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->rows), keys);
  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->rows));
  gtk_widget_set_visible (self->box, FALSE);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/**
 * accord_sidebar_views_new:
 *
 * Returns: (transfer floating): nothing until it has a workspace
 */
GtkWidget *
accord_sidebar_views_new (void)
{
  return g_object_new (ACCORD_TYPE_SIDEBAR_VIEWS, NULL);
}

/**
 * accord_sidebar_views_set_workspace:
 * @self: the views
 * @workspace: (nullable): what is open
 */
void
accord_sidebar_views_set_workspace (AccordSidebarViews *self, AccordWorkspace *workspace)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_view_kind);

  g_return_if_fail (ACCORD_IS_SIDEBAR_VIEWS (self));

  let_go (self);
  self->open = 0;
  gtk_list_box_remove_all (self->rows);
  gtk_widget_set_visible (self->box, FALSE);
  if (workspace == NULL)
    return;
  self->workspace = g_object_ref (workspace);
  self->actor = accord_actor_new (workspace);
  self->views = accord_id_list_new (workspace);
  accord_query_set_sort (query, "rank", FALSE, NULL);
  g_signal_connect_swapped (self->views, "items-changed", G_CALLBACK (fill), self);
  accord_id_list_set_query (self->views, query);
}

/**
 * accord_sidebar_views_set_open:
 * @self: the views
 * @view: which is shown, 0 for none
 *
 * Marks its row.
 */
void
accord_sidebar_views_set_open (AccordSidebarViews *self, gint64 view)
{
  g_return_if_fail (ACCORD_IS_SIDEBAR_VIEWS (self));

  self->open = view;
  show_open (self);
}

/**
 * accord_sidebar_views_set_shown:
 * @self: the views
 * @shown: whether the page is shown on which they open
 *
 * Marks the open view only beside its page.
 *
 * Returns: whether a row is marked
 */
gboolean
accord_sidebar_views_set_shown (AccordSidebarViews *self, gboolean shown)
{
  g_return_val_if_fail (ACCORD_IS_SIDEBAR_VIEWS (self), FALSE);

  self->shown = shown;
  show_open (self);
  return gtk_list_box_get_selected_row (self->rows) != NULL;
}

/**
 * accord_sidebar_views_get_open:
 * @self: the views
 *
 * Returns: id of the view whose page is shown, 0 for none
 */
gint64
accord_sidebar_views_get_open (AccordSidebarViews *self)
{
  g_return_val_if_fail (ACCORD_IS_SIDEBAR_VIEWS (self), 0);
  return self->open;
}
