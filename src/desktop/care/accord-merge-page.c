/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordMergePage: see the header. Only the records asked for last are shown. What others, or another page, change in them
 * meanwhile is compared anew, with what was chosen; until that is read nothing can be merged. */

#include "accord-config.h"

#include "accord-merge-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "accord-announce.h"
#include "accord-commit.h"
#include "accord-distinct.h"
#include "accord-merge-table.h"
#include "accord-narrow-bin.h"
#include "accord-newest-answer.h"
#include "accord-status-words.h"
#include "accord-tooltip.h"

struct _AccordMergePage {
  AdwNavigationPage parent_instance;

  AccordWorkspace *workspace;
  const AccordKind *kind;
  AccordRecordMerge *merge; /* NULL while it is being read */
  gint64 ids[ACCORD_MERGE_MAX]; /* the one that stays first, once they are read */
  guint n_ids;
  gboolean stale;           /* the records are others by now, and being read */
  AccordNewestAnswer reading;
  gboolean busy;            /* a commit is under way */
  AdwWindowTitle *title;
  GtkStack *stack;
  AdwStatusPage *failed;
  AccordMergeTable *table;
  GtkScrolledWindow *scroller;
  GtkButton *merge_button;
};

G_DEFINE_FINAL_TYPE (AccordMergePage, accord_merge_page, ADW_TYPE_NAVIGATION_PAGE)

enum { MERGED, DISTINCT, STEP, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
update_actions (AccordMergePage *self)
{
  gboolean ready = self->merge != NULL && !self->stale && !self->busy && !accord_workspace_is_read_only (self->workspace);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.merge", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.distinct", ready);
}

static DexFuture *
settled_cb (DexFuture *future, gpointer data)
{
  AccordMergePage *self = data;

  self->busy = FALSE;
  if (self->workspace != NULL)
    update_actions (self);
  return dex_ref (future);
}

static DexFuture *
merged_cb (DexFuture *future, gpointer data)
{
  AccordMergePage *self = data;
  AccordChangeSet *set = g_value_get_boxed (dex_future_get_value (future, NULL));

  if (self->merge != NULL)
    g_signal_emit (self, signals[MERGED], 0, accord_record_id (self->merge->records->pdata[0]), set);
  return dex_ref (future);
}

static DexFuture *
distinct_cb (DexFuture *future, gpointer data)
{
  g_signal_emit (data, signals[DISTINCT], 0, g_value_get_boxed (dex_future_get_value (future, NULL)));
  return dex_ref (future);
}

static void
commit (AccordMergePage *self, AccordEdit *edit, DexFutureCallback done)
{
  DexFuture *future = accord_commit_future (GTK_WIDGET (self), self->workspace, edit);

  self->busy = TRUE;
  update_actions (self);
  future = dex_future_finally (future, settled_cb, g_object_ref (self), g_object_unref);
  dex_future_disown (dex_future_then (future, done, g_object_ref (self), g_object_unref));
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordMergePage *self = ACCORD_MERGE_PAGE (widget);

  commit (self, accord_record_merge_to_edit (self->merge), merged_cb);
}

static void
distinct_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordMergePage *self = ACCORD_MERGE_PAGE (widget);
  GPtrArray *records = self->merge->records;

  commit (self, accord_distinct_edit (self->kind, (AccordRecord *const *) records->pdata, records->len), distinct_cb);
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[STEP], 0, g_str_equal (name, "merge.next") ? 1 : -1);
}

static void
accord_merge_page_dispose (GObject *object)
{
  AccordMergePage *self = ACCORD_MERGE_PAGE (object);

  accord_newest_answer_drop (&self->reading);
  g_clear_pointer (&self->merge, accord_record_merge_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_merge_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "merge.merge", NULL, merge_action);
  gtk_widget_class_install_action (klass, "merge.distinct", NULL, distinct_action);
  gtk_widget_class_install_action (klass, "merge.next", NULL, step_action);
  gtk_widget_class_install_action (klass, "merge.previous", NULL, step_action);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Return, GDK_CONTROL_MASK, "merge.merge", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "merge.merge", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Down, GDK_ALT_MASK, "merge.next", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Up, GDK_ALT_MASK, "merge.previous", NULL);
}

static void
accord_merge_page_class_init (AccordMergePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_merge_page_dispose;
  install_actions (GTK_WIDGET_CLASS (klass));
  /**
   * AccordMergePage::merged:
   * @survivor: the record that stays
   * @set: (type AccordChangeSet): what was written
   */
  signals[MERGED] = g_signal_new ("merged", ACCORD_TYPE_MERGE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_INT64, ACCORD_TYPE_CHANGE_SET);
  /**
   * AccordMergePage::distinct:
   * @set: (type AccordChangeSet): what was written
   */
  signals[DISTINCT] = g_signal_new ("distinct", ACCORD_TYPE_MERGE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                    ACCORD_TYPE_CHANGE_SET);
  /**
   * AccordMergePage::step:
   * @by: 1: the next pair, -1: the one before
   */
  signals[STEP] = g_signal_new ("step", ACCORD_TYPE_MERGE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static GtkWidget *
make_button (const char *label, const char *action, const char *tooltip, const char *css_class)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  accord_tooltip_set (button, tooltip);
  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  return button;
}

static GtkWidget *
make_bar (AccordMergePage *self, gboolean many)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (bar), make_button (_ ("_Not the Same"), "merge.distinct", _ ("Never propose these again"), NULL));
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (bar), space);
  if (many)
    gtk_box_append (GTK_BOX (bar), make_button (_ ("_Skip"), "merge.next", _ ("Next pair (Alt+Down)"), NULL));
  self->merge_button = GTK_BUTTON (make_button (_ ("_Merge"), "merge.merge", _ ("Make them one record (Ctrl+Enter)"), "suggested-action"));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->merge_button));
  gtk_widget_add_css_class (bar, "toolbar");
  return bar;
}

static void
tell_turned (AccordMergePage *self)
{
  /* Translators: name of a record: of those compared, the one that all the others go into */
  g_autofree char *words = g_strdup_printf (_ ("%s stays"), accord_record_title (self->merge->records->pdata[0]));

  accord_announce (self, words, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->merge_button));
}

static void
show_again (AccordMergePage *self, AccordRecordMerge *merge)
{
  gboolean turned = accord_record_id (merge->records->pdata[0]) != accord_record_id (self->merge->records->pdata[0]);

  accord_record_merge_take_from (merge, self->merge);
  accord_record_merge_unref (self->merge);
  self->merge = accord_record_merge_ref (merge);
  accord_merge_table_set_merge (self->table, self->merge);
  update_actions (self);
  if (turned)
    tell_turned (self);
  else
    accord_say (GTK_WIDGET (self), _ ("What is compared was changed meanwhile; it is shown as it is now."));
}

static void
prepared_cb (gpointer owner, const GValue *value, const GError *error)
{
  AccordMergePage *self = owner;

  self->stale = FALSE;
  if (value != NULL && self->merge != NULL)
    {
      show_again (self, g_value_get_boxed (value));
      return;
    }
  if (value == NULL)
    {
      g_clear_pointer (&self->merge, accord_record_merge_unref);
      update_actions (self);
      accord_status_words_set (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD); /* what had the keyboard is gone, and Esc would lead nowhere */
      return;
    }
  self->merge = g_value_dup_boxed (value);
  for (guint i = 0; i < self->n_ids; i++)
    self->ids[i] = accord_record_id (self->merge->records->pdata[i]);
  accord_merge_table_set_merge (self->table, self->merge);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_stack_set_visible_child_name (self->stack, "table");
  update_actions (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->merge_button));
}

/* Which one stays is proposed once; from then on it is as it is shown. */
static void
ask (AccordMergePage *self)
{
  AccordStore *store = accord_workspace_get_store (self->workspace);

  self->stale = self->merge != NULL;
  update_actions (self);
  accord_newest_answer_ask (&self->reading, self->merge == NULL
                                              ? accord_record_merge_propose (store, self->kind, self->ids, self->n_ids)
                                              : accord_record_merge_prepare (store, self->kind, self->ids, self->n_ids));
}

/* Another one shall stay; the rest keeps its order. */
static void
stays_cb (AccordMergePage *self, guint index)
{
  gint64 id = self->ids[index];

  if (self->merge == NULL || self->stale || self->busy)
    return;
  memmove (self->ids + 1, self->ids, index * sizeof *self->ids);
  self->ids[0] = id;
  ask (self);
}

/* Whether it changed one of the records, or what hangs on them. */
static gboolean
concerns (AccordMergePage *self, const AccordChangeSet *set)
{
  for (guint i = 0; i < self->n_ids; i++)
    if (accord_change_set_touches_record (set, self->kind, self->ids[i]))
      return TRUE;
  for (guint i = 0; i < self->merge->links->len; i++)
    {
      const AccordBacklink *link = &g_array_index (self->merge->links, AccordBacklink, i);

      if (accord_change_set_touches_record (set, link->kind, link->id))
        return TRUE;
    }
  return FALSE;
}

static void
committed_cb (AccordMergePage *self, const AccordChangeSet *set)
{
  if (self->merge != NULL && !self->busy && concerns (self, set))
    ask (self);
}

static void
accord_merge_page_init (AccordMergePage *self)
{
  accord_newest_answer_init (&self->reading, self, prepared_cb);
  self->table = ACCORD_MERGE_TABLE (accord_merge_table_new ());
  g_signal_connect_object (self->table, "stays", G_CALLBACK (stays_cb), self, G_CONNECT_SWAPPED);
  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Compare"), NULL));
  self->stack = GTK_STACK (gtk_stack_new ());
  self->failed = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->failed, "accord-warning-symbolic");
  adw_status_page_set_title (self->failed, _ ("Cannot Be Compared"));
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("Compare"));
}

static void
narrow_cb (AccordMergePage *self)
{
  accord_merge_table_set_narrow (self->table, TRUE);
}

static void
wide_cb (AccordMergePage *self)
{
  accord_merge_table_set_narrow (self->table, FALSE);
}

/* Columns need room; without it the cards of a field stand below one another. */
static GtkWidget *
make_body (AccordMergePage *self)
{
  AdwBreakpoint *narrow;
  GtkWidget *bin = accord_narrow_bin_new (GTK_WIDGET (self->stack), 620, &narrow);

  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "merge-table");
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->table));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->scroller), "table");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failed), "failed");
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "reading");
  gtk_stack_set_visible_child_name (self->stack, "reading");
  g_signal_connect_object (narrow, "apply", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (narrow, "unapply", G_CALLBACK (wide_cb), self, G_CONNECT_SWAPPED);
  return bin;
}

/**
 * accord_merge_page_new:
 * @workspace: the open file
 * @kind: of the records
 * @many: whether there are further pairs to go on to
 *
 * Returns: (transfer floating): a page to be pushed
 */
AdwNavigationPage *
accord_merge_page_new (AccordWorkspace *workspace, const AccordKind *kind, gboolean many)
{
  AccordMergePage *self = g_object_new (ACCORD_TYPE_MERGE_PAGE, NULL);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), make_bar (self, many));
  adw_toolbar_view_set_bottom_bar_style (ADW_TOOLBAR_VIEW (view), ADW_TOOLBAR_RAISED);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_body (self));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.next", many);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.previous", many);
  update_actions (self);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * accord_merge_page_show:
 * @self: a page
 * @ids: (array length=n_ids): the records; which one stays is proposed, and can be turned
 * @n_ids: at least 2; of more than five the first five are compared
 * @subtitle: (nullable): "3 of 41 · same phone, same name"
 *
 * Turns to these records. Nothing is written before somebody says so.
 */
void
accord_merge_page_show (AccordMergePage *self, const gint64 *ids, guint n_ids, const char *subtitle)
{
  g_return_if_fail (ACCORD_IS_MERGE_PAGE (self) && n_ids >= 2);

  g_clear_pointer (&self->merge, accord_record_merge_unref);
  self->n_ids = MIN (n_ids, ACCORD_MERGE_MAX);
  memcpy (self->ids, ids, self->n_ids * sizeof *ids);
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
  if (subtitle != NULL)
    accord_announce (self, subtitle, FALSE);
  ask (self);
}
