/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordAssistant: the import dialog, an AdwNavigationView whose pages share the files kept here. A page
 * behind is made anew each time it is gone to, so it always fits what was chosen before it. While an
 * import writes, the dialog may be put away and comes back with the next "Import…". Main thread. */

#include "accord-config.h"

#include "accord-assistant-private.h"

#include <glib/gi18n-lib.h>

#include "accord-announce.h"
#include "accord-commit.h"
#include "accord-drop-mark.h"

#define NARROW "max-width: 600sp"
#define KEPT "accord-assistant"

enum {
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AccordAssistant, accord_assistant, ADW_TYPE_DIALOG)

static void
close_cb (GtkWidget *button)
{
  adw_dialog_close (ADW_DIALOG (gtk_widget_get_ancestor (button, ADW_TYPE_DIALOG)));
}

static GtkWidget *
cancel_button (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Cancel"));

  g_signal_connect (button, "clicked", G_CALLBACK (close_cb), NULL);
  return button;
}

/*< private >
 * accord_assistant_page_new:
 * @title: of the step
 * @subtitle: (nullable): what it is about
 * @tag: of the page; the first has Cancel where others go back
 * @next: (nullable): the button that goes on
 * @content: what is below the header bar
 *
 * Returns: (transfer floating): a page
 */
AdwNavigationPage *
accord_assistant_page_new (AccordAssistant *self, const char *title, const char *subtitle, const char *tag,
                           GtkWidget *next, GtkWidget *content)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  AdwNavigationPage *page;

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (title, subtitle));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  if (next != NULL)
    adw_header_bar_pack_end (ADW_HEADER_BAR (header), next);
  if (g_strcmp0 (tag, "file") == 0)
    adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel_button ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content);
  g_object_set_data (G_OBJECT (view), "header", header);
  page = adw_navigation_page_new (view, title);
  adw_navigation_page_set_tag (page, tag);
  return page;
}

/*< private >
 * Returns: (transfer floating): the button that goes on
 */
GtkWidget *
accord_assistant_next_button (const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

/*< private >
 * Returns: (transfer floating): the content in a column that scrolls
 */
GtkWidget *
accord_assistant_column_new (AccordAssistant *self, GtkWidget *content)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 820);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 820);
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  gtk_widget_add_css_class (content, "assistant-column");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static gboolean
focus_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer frames)
{
  guint *n = frames;

  if (++*n < 3)
    return G_SOURCE_CONTINUE;
  gtk_widget_grab_focus (widget);
  return G_SOURCE_REMOVE;
}

/*< private >
 * accord_assistant_give_focus:
 * @widget: the button to press next
 *
 * Gives the keys to a button, in place of what had them and has gone with the progress: GTK looks for another place within the
 * next frame.
 */
void
accord_assistant_give_focus (GtkWidget *widget)
{
  gtk_widget_add_tick_callback (widget, focus_cb, g_new0 (guint, 1), g_free);
}

static void
go_back_cb (AdwNavigationView *view)
{
  adw_navigation_view_pop (view);
}

/*< private >
 * accord_assistant_show_refusal:
 * @bin: the content of a page that can be left
 * @title: what does not happen
 * @text: why; no markup
 *
 * Shows an error in place of what a page would show. The way back has the keys: Enter, and Escape, which reaches a page only
 * from something on it.
 */
void
accord_assistant_show_refusal (AccordAssistant *self, AdwBin *bin, const char *title, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *back = gtk_button_new_with_mnemonic (_("_Go Back"));

  gtk_widget_add_css_class (back, "pill");
  gtk_widget_set_halign (back, GTK_ALIGN_CENTER);
  g_signal_connect_object (back, "clicked", G_CALLBACK (go_back_cb), self->view, G_CONNECT_SWAPPED);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "accord-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (status), markup);
  adw_status_page_set_child (ADW_STATUS_PAGE (status), back);
  adw_bin_set_child (bin, status);
  accord_assistant_give_focus (back);
  accord_announce (bin, text, TRUE);
}

/*< private >
 * Returns: (transfer container) (element-type AccordImportPlan): of the files that can be read
 */
GPtrArray *
accord_assistant_plans (AccordAssistant *self)
{
  GPtrArray *plans = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->sources));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AccordAssistantSource) source = g_list_model_get_item (G_LIST_MODEL (self->sources), i);
      AccordImportPlan *plan = accord_assistant_source_get_plan (source);

      if (plan != NULL)
        g_ptr_array_add (plans, g_object_ref (plan));
    }
  return plans;
}

/*< private >
 * Returns: whether a page still is one of the dialog's, so that an answer may be shown on it
 */
gboolean
accord_assistant_is_shown (GtkWidget *page)
{
  return gtk_widget_get_ancestor (page, ACCORD_TYPE_ASSISTANT) != NULL;
}

/*< private >
 * accord_assistant_add_files:
 * @files: (element-type GFile): files to be read
 *
 * Adds files and shows them, unless an import is under way.
 */
void
accord_assistant_add_files (AccordAssistant *self, GListModel *files)
{
  guint n = g_list_model_get_n_items (files);

  if (self->running || n == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autoptr (AccordAssistantSource) source = accord_assistant_source_new (self->workspace, file);

      g_list_store_append (self->sources, source);
    }
  adw_navigation_view_pop_to_tag (self->view, "file");
}

static gboolean
dropped_cb (AccordAssistant *self, const GValue *value)
{
  GSList *list = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (GSList *at = list; at != NULL; at = at->next)
    g_list_store_append (files, at->data);
  g_slist_free (list);
  accord_assistant_add_files (self, G_LIST_MODEL (files));
  return !self->running;
}

/* A window keeps one dialog, and no longer than there is something to see. */
static void
let_go (AccordAssistant *self)
{
  if (self->window != NULL && g_object_get_data (G_OBJECT (self->window), KEPT) == self)
    g_object_set_data (G_OBJECT (self->window), KEPT, NULL);
}

/*< private >
 * accord_assistant_ended:
 *
 * The import is over; a dialog that was put away meanwhile is let go.
 */
void
accord_assistant_ended (AccordAssistant *self)
{
  self->running = FALSE;
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    let_go (self);
}

static void
accord_assistant_closed (AdwDialog *dialog)
{
  AccordAssistant *self = ACCORD_ASSISTANT (dialog);

  if (self->running)
    return;
  accord_assistant_stop (self);
  let_go (self);
}

static void
accord_assistant_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, ACCORD_ASSISTANT (object)->narrow);
}

static void
accord_assistant_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordAssistant *self = ACCORD_ASSISTANT (object);

  if (self->narrow == g_value_get_boolean (value))
    return;
  self->narrow = !self->narrow;
  g_object_notify_by_pspec (object, props[PROP_NARROW]);
}

static void
accord_assistant_dispose (GObject *object)
{
  AccordAssistant *self = ACCORD_ASSISTANT (object);

  g_clear_object (&self->workspace);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->sources);
  G_OBJECT_CLASS (accord_assistant_parent_class)->dispose (object);
}

static void
accord_assistant_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GTK_WIDGET_CLASS (accord_assistant_parent_class)->snapshot (widget, snapshot);
  accord_drop_mark_snapshot (widget, snapshot);
}

static void
accord_assistant_class_init (AccordAssistantClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_assistant_dispose;
  G_OBJECT_CLASS (klass)->get_property = accord_assistant_get_property;
  G_OBJECT_CLASS (klass)->set_property = accord_assistant_set_property;
  GTK_WIDGET_CLASS (klass)->snapshot = accord_assistant_snapshot;
  ADW_DIALOG_CLASS (klass)->closed = accord_assistant_closed;
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
}

static void
accord_assistant_init (AccordAssistant *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse (NARROW));
  GValue yes = G_VALUE_INIT;

  g_queue_init (&self->changes);
  self->view = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  self->sources = g_list_store_new (ACCORD_TYPE_ASSISTANT_SOURCE);
  adw_dialog_set_title (ADW_DIALOG (self), _("Import"));
  gtk_widget_set_size_request (GTK_WIDGET (self), 340, 300);
  adw_dialog_set_content_width (ADW_DIALOG (self), 860);
  adw_dialog_set_content_height (ADW_DIALOG (self), 800);
  accord_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->view));
  g_value_init (&yes, G_TYPE_BOOLEAN);
  g_value_set_boolean (&yes, TRUE);
  adw_breakpoint_add_setter (narrow, G_OBJECT (self), "narrow", &yes);
  adw_dialog_add_breakpoint (ADW_DIALOG (self), narrow);
  accord_drop_mark_attach (GTK_WIDGET (self), GTK_WIDGET (self->view), drop, _("Drop to Add the File"));
  g_signal_connect_object (drop, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (drop));
}

/* The one whose import is still under way, or a new one. */
static AccordAssistant *
find_or_make (GtkWidget *root, AccordWorkspace *workspace)
{
  AccordAssistant *self = g_object_get_data (G_OBJECT (root), KEPT);

  if (self != NULL && self->running && self->workspace == workspace)
    return self;
  self = g_object_new (ACCORD_TYPE_ASSISTANT, NULL);
  self->workspace = g_object_ref (workspace);
  adw_navigation_view_push (self->view, accord_assistant_file_page_new (self));
  adw_dialog_set_focus (ADW_DIALOG (self), self->go_on); /* where the files are read before the dialog has come */
  g_set_weak_pointer (&self->window, root);
  g_object_set_data_full (G_OBJECT (root), KEPT, g_object_ref_sink (self), g_object_unref);
  return self;
}

/**
 * accord_assistant_present:
 * @parent: a widget of the window
 * @workspace: where to
 * @files: (nullable) (element-type GFile): files to begin with
 *
 * Shows the assistant over the window. If it is importing there already, that is shown, and the files
 * are left alone.
 */
void
accord_assistant_present (GtkWidget *parent, AccordWorkspace *workspace, GListModel *files)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (parent));
  AccordAssistant *self;

  g_return_if_fail (root != NULL && ACCORD_IS_WORKSPACE (workspace));

  self = find_or_make (root, workspace);
  if (files != NULL)
    accord_assistant_add_files (self, files);
  adw_dialog_present (ADW_DIALOG (self), root);
}

/**
 * accord_assistant_takes:
 * @file_name: the name of a file
 *
 * Returns: whether it ends like a file that can be brought in
 */
gboolean
accord_assistant_takes (const char *file_name)
{
  static const char *const ends[] = { ".csv", ".tsv", ".txt", ".xlsx", ".vcf", ".vcard", ".ics", ".json" };
  g_autofree char *lower = g_utf8_strdown (file_name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (lower, ends[i]))
      return TRUE;
  return FALSE;
}
