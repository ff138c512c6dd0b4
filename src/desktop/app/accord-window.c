/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window's frame: which of its states is shown, its pages, and what it remembers.
 *
 *   AccordToastStage ─ AdwToolbarView ┬ GtkStack: welcome │ opening │ failed │ workspace
 *                                     │   workspace: AdwOverlaySplitView: sidebar │ pages, banner, identity
 *                                     └ bottom bar, while narrow
 */

#include "accord-config.h"

#include "accord-window-private.h"

#include "accord-dialog-focus.h"
#include "accord-drop-mark.h"
#include <glib/gi18n-lib.h>
#include "accord-store-place.h"

enum
{
  PROP_0,
  PROP_NARROW,
  PROP_WORKSPACE,
  PROP_TROUBLE,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AccordWindow, accord_window, ADW_TYPE_APPLICATION_WINDOW)

static void
set_narrow (AccordWindow *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  accord_window_update_frame (self);
  accord_identity_bar_set_compact (ACCORD_IDENTITY_BAR (adw_bin_get_child (self->identity_place)), narrow);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->toasts), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->toasts), "narrow");
  /* Of dialogs, too: what is pressed is large enough for a finger. */
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "touch");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "touch");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
}

static void
update_title (AccordWindow *self)
{
  g_autofree char *title = NULL;

  if (self->workspace != NULL)
    /* Translators: title of the window: name of the workspace, name of the program */
    title = g_strdup_printf (_ ("%s – Accord"), accord_workspace_get_name (self->workspace));
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : _ ("Accord"));
}

/* What people have to know of the file: that it may only be read, or that it may lie where it is damaged. */
static void
show_banner (AccordWindow *self)
{
  AccordStore *store = self->workspace != NULL ? accord_workspace_get_store (self->workspace) : NULL;
  gboolean read_only = store != NULL && accord_store_is_read_only (store);
  const GError *reason = read_only ? accord_store_get_read_only_reason (store) : NULL;
  const char *warning = store != NULL && !read_only ? accord_store_get_place_warning (store) : NULL;

  if (warning != NULL)
    adw_banner_set_title (self->banner, warning);
  else
    adw_banner_set_title (self->banner, reason != NULL ? reason->message : _ ("Opened for reading only: nothing can be changed here."));
  adw_banner_set_use_markup (self->banner, FALSE);
  adw_banner_set_button_label (self->banner, warning != NULL ? _ ("_Close") : NULL);
  adw_banner_set_revealed (self->banner, read_only || warning != NULL);
}

static void
banner_closed_cb (AdwBanner *banner)
{
  adw_banner_set_revealed (banner, FALSE);
}

/* Makes the page where it is needed and shows it; gives it. */
GtkWidget *
accord_window_show_page (AccordWindow *self, int index)
{
  const AccordPageLine *page = accord_pages_get (index);

  if (self->workspace == NULL)
    return NULL;
  if (self->made[index] == NULL)
    {
      self->made[index] = accord_pages_make (index, self->workspace);
      adw_view_stack_add_named (self->pages, self->made[index], page->name);
    }
  self->page = index;
  adw_view_stack_set_visible_child (self->pages, self->made[index]);
  accord_window_come_up (self, index);
  accord_sidebar_set_page (self->sidebar, index);
  accord_window_mark_page (self);
  if (adw_overlay_split_view_get_collapsed (self->split))
    adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  g_settings_set_string (self->settings, "view", page->name);
  return self->made[index];
}

/* Shows an open workspace in place of what was there. */
void
accord_window_show_workspace (AccordWindow *self, AccordWorkspace *workspace)
{
  g_autofree char *view = g_settings_get_string (self->settings, "view");

  accord_window_let_go (self, FALSE);
  self->workspace = g_object_ref (workspace);
  self->odds = accord_odds_keeper_new (workspace);
  accord_application_set_workspace (accord_application_get (), workspace);
  self->recent = accord_visits_new (accord_workspace_get_path (workspace));
  self->change_toasts =
    accord_change_toasts_new (self->toasts, accord_workspace_get_journal (workspace));
  self->daily_backup = accord_daily_backup_new (workspace, self->settings);
  g_signal_connect_object (self->daily_backup, "failed", G_CALLBACK (accord_window_say), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_store (workspace), "unreadable", G_CALLBACK (accord_window_say_error), self, G_CONNECT_SWAPPED);
  accord_main_menu_set_journal (self->menu, accord_workspace_get_journal (workspace));
  accord_sidebar_set_workspace (self->sidebar, workspace);
  accord_identity_bar_set_workspace (ACCORD_IDENTITY_BAR (adw_bin_get_child (self->identity_place)), workspace);
  show_banner (self);
  accord_window_update_actions (self);
  accord_window_show_page (self, MAX (accord_pages_find (self->wants_today ? "today" : view), 0));
  if (self->wants_today)
    accord_window_show_step (self);
  accord_window_make_ahead (self);
  accord_stack_show (self->states, "workspace");
  update_title (self);
  accord_window_update_frame (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WORKSPACE]);
  accord_window_do_wanted (self);
}

/* Closes what is open and shows the welcome page. */
void
accord_window_show_welcome (AccordWindow *self)
{
  accord_window_let_go (self, FALSE);
  accord_welcome_update (accord_window_ensure_welcome (self));
  accord_window_update_actions (self);
  accord_stack_show (self->states, "welcome");
  update_title (self);
  accord_window_update_frame (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WORKSPACE]);
}

static gboolean
accord_window_close_request (GtkWindow *window)
{
  AccordWindow *self = ACCORD_WINDOW (window);

  if (!accord_window_save_typed (self))
    return GDK_EVENT_STOP;
  accord_window_remember_size (self);
  accord_window_give_up_opening (self);
  accord_window_let_go (self, TRUE);
  return GTK_WINDOW_CLASS (accord_window_parent_class)->close_request (window);
}

static gboolean
dropped_cb (AccordWindow *self, const GValue *value)
{
  GSList *list = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (GSList *at = list; at != NULL; at = at->next)
    g_ptr_array_add (files, at->data);
  g_slist_free (list);
  accord_window_open_files (self, (GFile **) files->pdata, files->len);
  return files->len > 0;
}

static void
restore (AccordWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  adw_overlay_split_view_set_show_sidebar (
    self->split, g_settings_get_boolean (self->settings, "sidebar-shown"));
}

/* Toasts do not cover the question. */
static void
asking_cb (AccordWindow *self, GParamSpec *pspec, GtkWidget *bar)
{
  gtk_widget_set_visible (GTK_WIDGET (self->identity_place), gtk_widget_get_visible (bar));
  if (gtk_widget_get_visible (bar))
    gtk_widget_add_css_class (GTK_WIDGET (self->toasts), "asking");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->toasts), "asking");
}

static void
build (AccordWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkWidget *asking;
  GMenuModel *menu;

  self->menu = accord_main_menu_new ();
  menu = accord_main_menu_get_model (self->menu);
  self->sidebar = ACCORD_SIDEBAR (accord_sidebar_new (menu));
  adw_bin_set_child (self->sidebar_place, GTK_WIDGET (self->sidebar));
  asking = accord_identity_bar_new (self->settings);
  adw_bin_set_child (self->identity_place, asking);
  g_signal_connect_object (asking, "notify::visible", G_CALLBACK (asking_cb), self, G_CONNECT_SWAPPED);
  accord_window_follow_trouble (self);
  accord_drop_mark_attach (GTK_WIDGET (self), GTK_WIDGET (self), drop, _ ("Drop to Import or Open"));
  g_signal_connect_object (drop, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  accord_dialog_focus_watch (ADW_APPLICATION_WINDOW (self));
}

static void
accord_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordWindow *self = ACCORD_WINDOW (object);

  if (id == PROP_NARROW)
    g_value_set_boolean (value, self->narrow);
  else if (id == PROP_WORKSPACE)
    g_value_set_object (value, self->workspace);
  else if (id == PROP_TROUBLE)
    {
      if (self->sidebar != NULL)
        g_object_get_property (G_OBJECT (accord_sidebar_get_sharing (self->sidebar)), "trouble", value);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    set_narrow (ACCORD_WINDOW (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_window_dispose (GObject *object)
{
  AccordWindow *self = ACCORD_WINDOW (object);

  g_clear_handle_id (&self->present_source, g_source_remove);
  g_clear_weak_pointer (&self->found);
  g_clear_handle_id (&self->upkeep_tick, g_source_remove);
  g_clear_pointer (&self->upkeep, accord_upkeep_unref);
  if (self->sidebar != NULL)
    accord_window_let_go (self, FALSE);
  self->sidebar = NULL;
  self->toasts = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_WINDOW);
  g_clear_object (&self->care);
  g_clear_object (&self->letters);
  g_clear_object (&self->menu);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->failed_path, g_free);
  g_clear_pointer (&self->asked, g_free);
  accord_window_forget_wanted (self);
  G_OBJECT_CLASS (accord_window_parent_class)->dispose (object);
}

static void
accord_window_map (GtkWidget *widget)
{
  AccordWindow *self = ACCORD_WINDOW (widget);

  if (self->workspace == NULL && !self->is_opening)
    accord_welcome_update (accord_window_ensure_welcome (self));
  GTK_WIDGET_CLASS (accord_window_parent_class)->map (widget);
}

static void
accord_window_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GTK_WIDGET_CLASS (accord_window_parent_class)->snapshot (widget, snapshot);
  accord_drop_mark_snapshot (widget, snapshot);
}

static void
accord_window_class_init (AccordWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = accord_window_get_property;
  object_class->set_property = accord_window_set_property;
  object_class->dispose = accord_window_dispose;
  widget_class->map = accord_window_map;
  widget_class->snapshot = accord_window_snapshot;
  GTK_WINDOW_CLASS (klass)->close_request = accord_window_close_request;
  props[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, ACCORD_TYPE_WORKSPACE,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_TROUBLE] = g_param_spec_string ("trouble", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS); /* of sharing */
  g_object_class_install_properties (object_class, N_PROPS, props);
  g_type_ensure (ACCORD_TYPE_TOAST_STAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_app/Accord/app/accord-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, stage);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, frame);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, states);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, opening);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, failed);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, upkeep_bar);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, read_only_button);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, repair_button);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, split);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, sidebar_place);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, content);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, identity_place);
}

static void
accord_window_init (AccordWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->toasts = accord_toast_stage_get_toasts (self->stage);
  self->settings = g_object_ref (accord_application_get_settings (accord_application_get ()));
  build (self);
  restore (self);
  g_signal_connect (self->banner, "button-clicked", G_CALLBACK (banner_closed_cb), NULL);
  accord_window_install_actions (self);
  self->care = accord_care_actions_new (GTK_WIDGET (self), G_ACTION_MAP (self));
  self->letters = accord_letter_actions_new (GTK_WIDGET (self), G_ACTION_MAP (self));
  accord_window_update_actions (self);
  update_title (self);
  accord_window_update_frame (self);
}

/**
 * accord_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a window on the welcome page, with the size it had last
 */
AccordWindow *
accord_window_new (AccordApplication *application)
{
  return g_object_new (ACCORD_TYPE_WINDOW, "application", application, NULL);
}

/**
 * accord_window_get_workspace:
 * @self: the window
 *
 * Returns: (transfer none) (nullable): what is open
 */
AccordWorkspace *
accord_window_get_workspace (AccordWindow *self)
{
  return self->workspace;
}
