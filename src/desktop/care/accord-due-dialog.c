/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordDueDialog: see the header. Read with one report, again after each change set that touches
 * customers; at most a thousand at a time. Actions "due.verify" (x: a customer), "due.verify-ticked",
 * "due.tick-all". */

#include "accord-config.h"

#include "accord-due-dialog.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-date.h"
#include "accord-due-row.h"
#include "accord-standing.h"
#include "accord-status-words.h"

#define AT_ONCE 1000

struct _AccordDueDialog {
  AdwDialog parent_instance;

  AccordWorkspace *workspace;
  GPtrArray *dues;       /* of AccordDue; NULL before the first answer */
  GtkStringList *model;  /* as many lines as dues: the list view counts, rows look at dues */
  GtkMultiSelection *ticked;
  guint generation;
  gboolean narrow;
  AdwWindowTitle *title;
  GtkStack *stack;
  AdwStatusPage *status;
  GtkWidget *bar;
  GtkButton *verify;
};

G_DEFINE_FINAL_TYPE (AccordDueDialog, accord_due_dialog, ADW_TYPE_DIALOG)

static void
verify (AccordDueDialog *self, const guint *positions, guint n)
{
  const AccordDue *first = n > 0 ? self->dues->pdata[positions[0]] : NULL;
  g_autofree char *label = NULL;
  AccordEdit *edit;

  if (n == 0)
    return;
  label = n == 1 ? g_strdup_printf (_ ("Verified %s"), accord_record_title (first->record))
                 : g_strdup_printf (ngettext ("Verified %u customer", "Verified %u customers", n), n);
  edit = accord_edit_new (label);
  for (guint i = 0; i < n; i++)
    {
      AccordRecord *record = ((AccordDue *) self->dues->pdata[positions[i]])->record;

      accord_edit_set_number (edit, accord_record_kind (record), accord_record_id (record), "verified", accord_date_today ());
    }
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static void
verify_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordDueDialog *self = ACCORD_DUE_DIALOG (widget);

  for (guint i = 0; self->dues != NULL && i < self->dues->len; i++)
    if (accord_record_id (((AccordDue *) self->dues->pdata[i])->record) == g_variant_get_int64 (parameter))
      {
        verify (self, &i, 1);
        return;
      }
}

static void
verify_ticked_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordDueDialog *self = ACCORD_DUE_DIALOG (widget);
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; self->dues != NULL && i < self->dues->len; i++)
    if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->ticked), i))
      g_array_append_val (positions, i);
  verify (self, (const guint *) (gconstpointer) positions->data, positions->len);
}

static void
tick_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (ACCORD_DUE_DIALOG (widget)->ticked));
}

static void
ticked_changed_cb (AccordDueDialog *self)
{
  g_autoptr (GtkBitset) ticked = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->ticked));
  guint n = (guint) gtk_bitset_get_size (ticked);
  g_autofree char *label = g_strdup_printf (ngettext ("Verified Today (%u)", "Verified Today (%u)", n), n);

  gtk_button_set_label (self->verify, n > 0 ? label : _ ("Verified Today"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "due.verify-ticked", n > 0);
}

/* Ids of the customers that are ticked: what survives the lines. */
static GHashTable *
find_ticked (AccordDueDialog *self)
{
  GHashTable *ids = g_hash_table_new (NULL, NULL);

  for (guint i = 0; self->dues != NULL && i < self->dues->len; i++)
    if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->ticked), i))
      g_hash_table_add (ids, GSIZE_TO_POINTER (accord_record_id (((AccordDue *) self->dues->pdata[i])->record)));
  return ids;
}

/* Who is still there stays ticked. */
static void
tick (AccordDueDialog *self, GHashTable *ids)
{
  g_autoptr (GtkBitset) ticked = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, self->dues->len);

  for (guint i = 0; i < self->dues->len; i++)
    if (g_hash_table_contains (ids, GSIZE_TO_POINTER (accord_record_id (((AccordDue *) self->dues->pdata[i])->record))))
      gtk_bitset_add (ticked, i);
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->ticked), ticked, all);
}

/* @ticked: ids, as found before the lines change; taken */
static void
show (AccordDueDialog *self, GHashTable *ticked)
{
  guint n = self->dues->len;
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  g_autofree char *number = accord_number_format (MIN (n, AT_ONCE));
  g_autofree char *count = g_strdup_printf (n > AT_ONCE ? _ ("the first %s") : ngettext ("%s customer", "%s customers", n), number);

  if (n > AT_ONCE)
    g_ptr_array_set_size (self->dues, AT_ONCE);
  for (guint i = 0; i < self->dues->len; i++)
    g_strv_builder_add (lines, accord_record_title (((AccordDue *) self->dues->pdata[i])->record));
  words = g_strv_builder_end (lines);
  gtk_string_list_splice (self->model, 0, g_list_model_get_n_items (G_LIST_MODEL (self->model)), (const char *const *) words);
  adw_window_title_set_subtitle (self->title, n > 0 ? count : "");
  gtk_widget_set_visible (self->bar, n > 0 && !accord_workspace_is_read_only (self->workspace));
  adw_status_page_set_icon_name (self->status, "accord-check-symbolic");
  adw_status_page_set_title (self->status, _ ("Nothing to Verify"));
  adw_status_page_set_description (self->status, _ ("Every customer was checked within the time its class allows."));
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "status");
  tick (self, ticked);
  g_hash_table_unref (ticked);
  ticked_changed_cb (self);
}

typedef struct {
  AccordDueDialog *dialog;
  guint generation;
} Reading;

static void
reading_free (gpointer data)
{
  g_object_unref (((Reading *) data)->dialog);
  g_free (data);
}

static DexFuture *
read_cb (DexFuture *future, gpointer data)
{
  AccordDueDialog *self = ((Reading *) data)->dialog;
  g_autoptr (GError) error = NULL;
  GHashTable *ticked;
  const GValue *value = dex_future_get_value (future, &error);

  if (((Reading *) data)->generation != self->generation)
    return dex_future_new_for_boolean (FALSE);
  if (value == NULL)
    {
      adw_status_page_set_title (self->status, _ ("Could Not Be Read"));
      accord_status_words_set (self->status, error->message);
      gtk_stack_set_visible_child_name (self->stack, "status");
      return dex_future_new_for_boolean (FALSE);
    }
  ticked = find_ticked (self);
  g_clear_pointer (&self->dues, g_ptr_array_unref);
  self->dues = g_value_dup_boxed (value);
  show (self, ticked);
  return dex_future_new_for_boolean (TRUE);
}

static void
load (AccordDueDialog *self)
{
  Reading *reading = g_new (Reading, 1);
  gint64 today = accord_date_today ();

  *reading = (Reading) { g_object_ref (self), ++self->generation };
  dex_future_disown (dex_future_finally (accord_report_due (accord_workspace_get_store (self->workspace),
                                                            accord_workspace_get_currency (self->workspace), today, today, AT_ONCE + 1),
                                         read_cb, reading, reading_free));
}

static void
committed_cb (AccordDueDialog *self, const AccordChangeSet *set)
{
  if (accord_change_set_touches (set, &accord_customer_kind))
    load (self);
}

static void
accord_due_dialog_dispose (GObject *object)
{
  AccordDueDialog *self = ACCORD_DUE_DIALOG (object);

  self->generation++;
  if (self->ticked != NULL)
    g_signal_handlers_disconnect_by_data (self->ticked, self);
  g_clear_object (&self->ticked);
  g_clear_object (&self->model);
  g_clear_pointer (&self->dues, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_due_dialog_parent_class)->dispose (object);
}

static void
accord_due_dialog_class_init (AccordDueDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_due_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "due.verify", "x", verify_action);
  gtk_widget_class_install_action (widget_class, "due.verify-ticked", NULL, verify_ticked_action);
  gtk_widget_class_install_action (widget_class, "due.tick-all", NULL, tick_all_action);
}

static void
tick_toggled_cb (GtkCheckButton *tick, AccordDueDialog *self)
{
  guint position = gtk_list_item_get_position (g_object_get_data (G_OBJECT (tick), "item")); /* where its line is now */

  if (gtk_check_button_get_active (tick))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->ticked), position, FALSE);
  else
    gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (self->ticked), position);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, AccordDueDialog *self)
{
  GtkWidget *row = accord_due_row_new (), *tick = accord_due_row_get_tick (row);

  g_signal_connect_object (tick, "toggled", G_CALLBACK (tick_toggled_cb), self, 0);
  gtk_list_item_set_child (item, row);
  g_object_set_data (G_OBJECT (tick), "item", item);
  g_object_bind_property (item, "selected", tick, "active", G_BINDING_DEFAULT);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, AccordDueDialog *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  g_autofree char *label = accord_due_row_show (row, self->dues->pdata[gtk_list_item_get_position (item)],
                                                !self->narrow && !accord_workspace_is_read_only (self->workspace));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (accord_due_row_get_tick (row)), gtk_list_item_get_selected (item));
  gtk_list_item_set_accessible_label (item, label);
}

static void
activate_cb (AccordDueDialog *self, guint position)
{
  accord_show_record (GTK_WIDGET (self), &accord_customer_kind, accord_record_id (((AccordDue *) self->dues->pdata[position])->record));
  adw_dialog_close (ADW_DIALOG (self));
}

static GtkWidget *
make_list (AccordDueDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view;

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  view = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->ticked)), factory);
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (view), GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (view, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Records to verify"), -1);
  g_signal_connect_object (view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "child", view, NULL);
  return scroller;
}

static GtkWidget *
make_bar (AccordDueDialog *self)
{
  GtkWidget *all = gtk_button_new_with_label (_ ("Select All"));
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->verify = GTK_BUTTON (gtk_button_new_with_label (_ ("Verified Today")));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (all), "due.tick-all");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->verify), "due.verify-ticked");
  gtk_widget_add_css_class (GTK_WIDGET (self->verify), "suggested-action");
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (self->bar), all);
  gtk_box_append (GTK_BOX (self->bar), space);
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->verify));
  gtk_widget_add_css_class (self->bar, "toolbar");
  gtk_widget_set_visible (self->bar, FALSE);
  return self->bar;
}

/* Names need the room that a button in each row would take; ticking and the button below do the same. */
static void
width_changed_cb (AccordDueDialog *self)
{
  self->narrow = adw_dialog_get_current_breakpoint (ADW_DIALOG (self)) != NULL;
  if (self->dues != NULL)
    show (self, find_ticked (self));
}

static void
follow_width (AccordDueDialog *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), 300, 200);
  adw_dialog_add_breakpoint (ADW_DIALOG (self), adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 480sp")));
  g_signal_connect (self, "notify::current-breakpoint", G_CALLBACK (width_changed_cb), NULL);
}

static void
accord_due_dialog_init (AccordDueDialog *self)
{
  follow_width (self);
  self->model = gtk_string_list_new (NULL);
  self->ticked = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Records to Verify"), NULL));
  self->stack = GTK_STACK (gtk_stack_new ());
  self->status = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Records to Verify"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 600);
  adw_dialog_set_content_height (ADW_DIALOG (self), 680);
}

/**
 * accord_due_dialog_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the dialog, to be presented; it follows the journal
 */
AdwDialog *
accord_due_dialog_new (AccordWorkspace *workspace)
{
  AccordDueDialog *self = g_object_new (ACCORD_TYPE_DUE_DIALOG, NULL);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();

  self->workspace = g_object_ref (workspace);
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "reading");
  gtk_stack_add_named (self->stack, make_list (self), "list");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->status), "status");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), make_bar (self));
  adw_toolbar_view_set_bottom_bar_style (ADW_TOOLBAR_VIEW (view), ADW_TOOLBAR_RAISED);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->stack));
  accord_dialog_set_child (ADW_DIALOG (self), view);
  g_signal_connect_object (self->ticked, "selection-changed", G_CALLBACK (ticked_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return ADW_DIALOG (self);
}
