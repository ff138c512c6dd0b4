/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What happens when a window lets go of its file, is closed, or the program ends. */

#include "accord-config.h"

#include "accord-window-private.h"

#include "accord-field-row.h"

static void
drop_pages (AccordWindow *self)
{
  for (int i = 0; i < ACCORD_N_PAGES; i++)
    if (self->made[i] != NULL)
      adw_view_stack_remove (self->pages, g_steal_pointer (&self->made[i]));
  memset (self->seen, 0, sizeof self->seen);
}

/* Another window on the same file keeps it open. */
static gboolean
is_shared (AccordWindow *self, AccordWorkspace *workspace)
{
  GApplication *application = g_application_get_default ();

  for (GList *at = gtk_application_get_windows (GTK_APPLICATION (application)); at != NULL; at = at->next)
    if (at->data != self && ACCORD_IS_WINDOW (at->data) && ACCORD_WINDOW (at->data)->workspace == workspace)
      return TRUE;
  return FALSE;
}

/* Lets the file go, and all pages on it. @may_be_kept: open without a window, for its reminders. */
void
accord_window_let_go (AccordWindow *self, gboolean may_be_kept)
{
  g_autoptr (AccordWorkspace) workspace = g_steal_pointer (&self->workspace);
  AccordApplication *application = accord_application_get ();

  accord_window_end_tour (self);
  accord_quiet_work_clear (&self->ahead);
  drop_pages (self);
  accord_sidebar_set_workspace (self->sidebar, NULL);
  accord_identity_bar_set_workspace (ACCORD_IDENTITY_BAR (adw_bin_get_child (self->identity_place)), NULL);
  accord_main_menu_set_journal (self->menu, NULL);
  g_clear_object (&self->change_toasts);
  g_clear_object (&self->daily_backup);
  g_clear_object (&self->recent);
  g_clear_object (&self->odds);
  if (workspace != NULL)
    g_signal_handlers_disconnect_by_func (accord_workspace_get_store (workspace), accord_window_say_error, self);
  if (workspace == NULL || is_shared (self, workspace) ||
      (may_be_kept && accord_application_keep (application, workspace)))
    return;
  accord_application_close (application, workspace);
}

void
accord_window_remember_size (AccordWindow *self)
{
  int width, height;

  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", MAX (width, 360));
  g_settings_set_int (self->settings, "window-height", MAX (height, 360));
  if (!adw_overlay_split_view_get_collapsed (self->split))
    g_settings_set_boolean (self->settings, "sidebar-shown",
                            adw_overlay_split_view_get_show_sidebar (self->split));
}

/* One that asks before it goes is asked, and stays for now. */
static gboolean
put_dialogs_away (AccordWindow *self)
{
  g_autoptr (GListModel) dialogs = adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (self));

  for (guint i = g_list_model_get_n_items (dialogs); i-- > 0;)
    {
      g_autoptr (AdwDialog) dialog = g_list_model_get_item (dialogs, i);

      if (!adw_dialog_get_can_close (dialog))
        {
          adw_dialog_close (dialog);
          return FALSE;
        }
    }
  return TRUE;
}

static void
show_page_of (AccordWindow *self, GtkWidget *row)
{
  for (int i = 0; i < ACCORD_N_PAGES; i++)
    if (self->made[i] != NULL && self->page != i && gtk_widget_is_ancestor (row, self->made[i]))
      accord_window_show_page (self, i);
}

/**
 * accord_window_save_typed:
 * @self: the window
 *
 * Saves what is being typed into fields. Whoever typed what cannot be saved is brought back to it. What is hidden within
 * its page was told when it was hidden, and is given up: nobody would see why the window stays.
 *
 * Returns: whether nothing is left to be saved
 */
gboolean
accord_window_save_typed (AccordWindow *self)
{
  AccordFieldRow *row;

  while ((row = accord_field_row_save_all (GTK_WIDGET (self))) != NULL)
    {
      show_page_of (self, GTK_WIDGET (row));
      if (gtk_widget_get_mapped (GTK_WIDGET (row)))
        {
          accord_field_row_edit (row);
          return FALSE;
        }
      accord_field_row_cancel (row);
    }
  return TRUE;
}

/**
 * accord_window_leave:
 * @self: the window; may be gone afterwards
 *
 * Closes it with the dialogs that are on it. libadwaita would close these alone, and the window would stay. It stays
 * where something is typed that cannot be saved.
 */
void
accord_window_leave (AccordWindow *self)
{
  if (!put_dialogs_away (self) || !accord_window_save_typed (self))
    return;
  accord_window_remember_size (self);
  /* What moves comes to its end while all that it moves is still there. */
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  accord_window_give_up_opening (self);
  accord_window_let_go (self, TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}
