/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordDuplicatesDialog: see the header.
 *
 *   accord_duplicates_scan() ──▶ AccordClusterList ──▶ GtkListView, drawn lazily
 *                                      │ position
 *                                      ▼
 *                               AccordMergePage ──merged, distinct──▶ taken out; the next is shown
 */

#include "accord-config.h"

#include "accord-duplicates-dialog.h"

#include <glib/gi18n-lib.h>
#include "accord-done-button.h"
#include "accord-announce.h"
#include "accord-cluster-row.h"
#include "accord-commit.h"
#include "accord-merge-page.h"

struct _AccordDuplicatesDialog {
  AdwDialog parent_instance;

  AccordWorkspace *workspace;
  const AccordKind *kind;
  AccordClusterList *list;
  GCancellable *scan;       /* NULL when none is under way */
  guint position;           /* of the group being compared */
  gint64 survivor;          /* of the last merge, shown when the dialog goes; 0: none */
  AdwToastOverlay *toasts;
  AdwNavigationView *navigation;
  AccordMergePage *compare; /* NULL before a group was opened */
  AdwToggleGroup *kinds;
  GtkStack *stack;
  GtkProgressBar *progress;
  AdwStatusPage *status;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (AccordDuplicatesDialog, accord_duplicates_dialog, ADW_TYPE_DIALOG)

static void
show_status (AccordDuplicatesDialog *self, const char *icon, const char *title, const char *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_icon_name (self->status, icon);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, escaped);
  gtk_stack_set_visible_child_name (self->stack, "status");
  accord_announce (self, title, FALSE);
}

static char *
count_words (AccordDuplicatesDialog *self)
{
  const AccordDuplicates *found = accord_cluster_list_get_found (self->list);
  guint n = accord_cluster_list_get_n (self->list);
  g_autofree char *number = accord_number_format (n);
  g_autofree char *scanned = accord_number_format (found->n_scanned);

  if (found->more)
    return g_strdup_printf (_ ("%1$s of the likeliest groups; there are more. Look again when these are dealt with."), number);
  return g_strdup_printf (ngettext ("%1$s group of records that may be one, among %2$s", "%1$s groups of records that may be one, among %2$s", n),
                          number, scanned);
}

static void
show_list (AccordDuplicatesDialog *self)
{
  const AccordDuplicates *found = accord_cluster_list_get_found (self->list);
  g_autofree char *words = NULL;

  if (found == NULL)
    return;
  if (accord_cluster_list_get_n (self->list) > 0)
    {
      words = count_words (self);
      gtk_label_set_text (self->count, words);
      gtk_stack_set_visible_child_name (self->stack, "list");
    }
  else if (found->clusters->len > 0)
    show_status (self, "accord-check-symbolic", _ ("All Dealt With"), _ ("Every group that was found has been merged or kept apart."));
  else
    {
      g_autofree char *scanned = accord_number_format (found->n_scanned);

      words = found->n_scanned < 2 ? g_strdup (_ ("There are no two records to compare yet."))
                                   : g_strdup_printf (_ ("%s records were compared by name, phone, e-mail, website and tax number."), scanned);
      show_status (self, "accord-check-symbolic", _ ("No Duplicates Found"), words);
    }
}

static void
progress_cb (double done, gpointer data)
{
  AccordDuplicatesDialog *self = data;

  gtk_progress_bar_set_fraction (self->progress, done);
}

static DexFuture *
scanned_cb (DexFuture *future, gpointer data)
{
  AccordDuplicatesDialog *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  /* Closed, or looking through another kind by now. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->scan == NULL)
    return dex_future_new_for_boolean (FALSE);
  g_clear_object (&self->scan);
  if (value == NULL)
    {
      show_status (self, "accord-warning-symbolic", _ ("Could Not Look for Duplicates"), error->message);
      return dex_future_new_for_boolean (FALSE);
    }
  accord_cluster_list_set_found (self->list, g_value_get_boxed (value));
  show_list (self);
  return dex_future_new_for_boolean (TRUE);
}

static void
stop (AccordDuplicatesDialog *self)
{
  if (self->scan != NULL)
    g_cancellable_cancel (self->scan);
  g_clear_object (&self->scan);
}

static void
begin (AccordDuplicatesDialog *self, const AccordKind *kind)
{
  stop (self);
  self->kind = kind;
  self->scan = g_cancellable_new ();
  accord_cluster_list_set_found (self->list, NULL);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_stack_set_visible_child_name (self->stack, "scan");
  dex_future_disown (dex_future_finally (accord_duplicates_scan (accord_workspace_get_store (self->workspace), kind,
                                                                 ACCORD_TWIN_LIKELY, progress_cb, self, self->scan),
                                         scanned_cb, g_object_ref (self), g_object_unref));
}

static void
kind_chosen_cb (AccordDuplicatesDialog *self)
{
  gboolean people = g_strcmp0 (adw_toggle_group_get_active_name (self->kinds), "people") == 0;

  if (self->workspace != NULL)
    begin (self, people ? &accord_contact_kind : &accord_customer_kind);
}

static void
show_group (AccordDuplicatesDialog *self)
{
  const AccordTwinCluster *cluster = accord_cluster_list_at (self->list, self->position);
  g_autofree char *reasons = accord_cluster_reasons (cluster->reasons);
  g_autofree char *place = accord_number_format (self->position + 1);
  g_autofree char *all = accord_number_format (accord_cluster_list_get_n (self->list));
  g_autoptr (GString) words = g_string_new (NULL);

  /* Translators: "3 of 41 · same phone, same name" */
  g_string_printf (words, _ ("%1$s of %2$s · %3$s"), place, all, reasons);
  if (cluster->n_ids > ACCORD_MERGE_MAX)
    g_string_append_printf (words, _ (" · the first %1$d of %2$u"), ACCORD_MERGE_MAX, cluster->n_ids);
  accord_merge_page_show (self->compare, cluster->ids, cluster->n_ids, words->str);
}

static void
step_cb (AccordDuplicatesDialog *self, int by)
{
  guint n = accord_cluster_list_get_n (self->list);

  if (n == 0)
    return;
  self->position = (self->position + n + (guint) (by + (int) n)) % n;
  show_group (self);
}

/* The next one, which now stands where the group stood. */
static void
go_on (AccordDuplicatesDialog *self, const AccordChangeSet *set)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, set->label);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.undo-change");
  adw_toast_set_action_target (toast, "x", set->txn);
  adw_toast_overlay_add_toast (self->toasts, toast);
  accord_cluster_list_dealt_with (self->list, self->position, set);
  if (accord_cluster_list_get_n (self->list) == 0)
    adw_navigation_view_pop_to_tag (self->navigation, "list");
  else
    {
      self->position = MIN (self->position, accord_cluster_list_get_n (self->list) - 1);
      show_group (self);
    }
}

static void
merged_cb (AccordDuplicatesDialog *self, gint64 survivor, const AccordChangeSet *set)
{
  self->survivor = survivor;
  go_on (self, set);
}

static void
distinct_cb (AccordDuplicatesDialog *self, const AccordChangeSet *set)
{
  go_on (self, set);
}

static void
activate_cb (AccordDuplicatesDialog *self, guint position)
{
  self->compare = ACCORD_MERGE_PAGE (accord_merge_page_new (self->workspace, self->kind, TRUE));
  g_signal_connect_object (self->compare, "merged", G_CALLBACK (merged_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->compare, "distinct", G_CALLBACK (distinct_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->compare, "step", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  self->position = position;
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (self->compare));
  show_group (self);
}

static void
closed_cb (AccordDuplicatesDialog *self)
{
  stop (self);
  if (self->survivor != 0)
    accord_show_record (GTK_WIDGET (self), self->kind, self->survivor);
}

static void
accord_duplicates_dialog_dispose (GObject *object)
{
  AccordDuplicatesDialog *self = ACCORD_DUPLICATES_DIALOG (object);

  stop (self);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_duplicates_dialog_parent_class)->dispose (object);
}

static void
accord_duplicates_dialog_class_init (AccordDuplicatesDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_duplicates_dialog_dispose;
}

static void
accord_duplicates_dialog_init (AccordDuplicatesDialog *self)
{
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Find Duplicates"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 940);
  adw_dialog_set_content_height (ADW_DIALOG (self), 740);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

static GtkWidget *
make_list (AccordDuplicatesDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_scrollable_new ();
  GtkWidget *view;

  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->list)))),
                            accord_cluster_row_factory_new (self->workspace));
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (view), GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (view, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Possible duplicates"), -1);
  g_signal_connect_object (view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), 760);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), view);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->count = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, "margin-start", 18, "margin-end", 18,
                              "margin-top", 6, "margin-bottom", 6, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "secondary");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

static GtkWidget *
make_scan (AccordDuplicatesDialog *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Progress"), -1);
  gtk_widget_set_size_request (GTK_WIDGET (self->progress), 220, -1);
  gtk_widget_set_halign (GTK_WIDGET (self->progress), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (cancel, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (cancel, "pill");
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (adw_dialog_close), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), cancel);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "accord-merge-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Looking for Duplicates"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _ ("Names, phones, e-mails, websites and tax numbers are compared. Work can go on meanwhile."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  return page;
}

static void
add_kind (AccordDuplicatesDialog *self, const char *name, const char *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (self->kinds, toggle);
}

/* Back from the last group: when the page has stopped sliding, the keyboard goes on here. */
static void
page_shown_cb (AccordDuplicatesDialog *self)
{
  GtkWidget *done = adw_status_page_get_child (self->status);

  if (gtk_widget_get_mapped (done))
    gtk_widget_grab_focus (done);
}

static AdwNavigationPage *
make_page (AccordDuplicatesDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  AdwNavigationPage *page;

  self->kinds = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  add_kind (self, "customers", _ ("Customers"));
  add_kind (self, "people", _ ("People"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kinds), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What is looked through"), -1);
  self->stack = GTK_STACK (gtk_stack_new ());
  self->status = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_child (self->status, accord_done_button_new (ADW_DIALOG (self)));
  gtk_stack_add_named (self->stack, make_scan (self), "scan");
  gtk_stack_add_named (self->stack, make_list (self), "list");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->status), "status");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->kinds));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->stack));
  page = adw_navigation_page_new_with_tag (view, _ ("Find Duplicates"), "list");
  g_signal_connect_object (page, "shown", G_CALLBACK (page_shown_cb), self, G_CONNECT_SWAPPED);
  return page;
}

/**
 * accord_duplicates_dialog_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the dialog, looking through the customers
 */
AdwDialog *
accord_duplicates_dialog_new (AccordWorkspace *workspace)
{
  AccordDuplicatesDialog *self = g_object_new (ACCORD_TYPE_DUPLICATES_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->list = accord_cluster_list_new (accord_workspace_get_journal (workspace));
  self->navigation = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_navigation_view_add (self->navigation, make_page (self));
  accord_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->navigation));
  self->toasts = ADW_TOAST_OVERLAY (adw_dialog_get_child (ADW_DIALOG (self)));
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (show_list), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->kinds, "notify::active", G_CALLBACK (kind_chosen_cb), self, G_CONNECT_SWAPPED);
  begin (self, &accord_customer_kind);
  return ADW_DIALOG (self);
}
