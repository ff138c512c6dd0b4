/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The actions of the window: what menus, keys, toasts and the parts ask for by name. Those about the file as a whole
 * stand in accord-window-file-actions.c. */

#include "accord-config.h"

#include "accord-window-private.h"

#include "accord-identity.h"

#define ERROR_LINES 4

#define ACTION(name) static void name (GSimpleAction *action, GVariant *parameter, gpointer data)

static AccordJournal *
the_journal (AccordWindow *self)
{
  return accord_workspace_get_journal (self->workspace);
}

ACTION (undo_cb)
{
  accord_window_reveal (data, accord_journal_undo (the_journal (data)));
}

ACTION (redo_cb)
{
  accord_window_reveal (data, accord_journal_redo (the_journal (data)));
}

ACTION (undo_change_cb)
{
  AccordWindow *self = data;

  if (self->workspace != NULL)
    accord_window_tell_failure (
      self, accord_journal_undo_txn (the_journal (self), g_variant_get_int64 (parameter)));
}

ACTION (say_cb)
{
  accord_window_say (data, g_variant_get_string (parameter, NULL));
}

/* What to do stands at the end of the sentence: it must not be cut off. */
static GtkWidget *
error_words (const char *sentence)
{
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_label_set_lines (GTK_LABEL (label), ERROR_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, sentence);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

/* Errors stay long enough to be read. */
ACTION (error_cb)
{
  AccordWindow *self = data;
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_custom_title (toast, error_words (g_variant_get_string (parameter, NULL)));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, 12);
  accord_window_show_toast (self, toast);
}

ACTION (show_page_cb)
{
  int index = accord_pages_find (g_variant_get_string (parameter, NULL));
  GtkWidget *page = index < 0 ? NULL : accord_window_show_page (data, index);

  if (page != NULL)
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

ACTION (show_record_cb)
{
  const char *name;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &name, &id);
  accord_window_show_record (data, accord_kind_by_name (name), id);
}

ACTION (new_window_cb)
{
  accord_window_show_beside (data);
}

ACTION (show_beside_cb)
{
  AccordWindow *beside = accord_window_show_beside (data);
  const char *name;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &name, &id);
  if (beside != NULL)
    accord_window_show_record (beside, accord_kind_by_name (name), id);
}

ACTION (open_deal_cb)
{
  accord_window_open_deal (data, g_variant_get_int64 (parameter));
}

ACTION (lose_deal_cb)
{
  gint64 deal, stage;

  g_variant_get (parameter, "(xx)", &deal, &stage);
  accord_window_lose_deal (data, deal, stage);
}

/* A saved view of customers; 0: all of them. */
ACTION (show_view_cb)
{
  AccordWindow *self = data;
  gint64 view = g_variant_get_int64 (parameter);

  if (self->workspace == NULL)
    return;
  accord_pages_show_view (accord_window_show_page (self, accord_pages_find ("customers")), view);
  accord_sidebar_set_view (self->sidebar, view);
}

ACTION (new_customer_cb)
{
  accord_pages_new_customer (accord_window_show_page (data, accord_pages_find ("customers")));
}

ACTION (new_customer_named_cb)
{
  accord_window_new_customer_named (data, g_variant_get_string (parameter, NULL));
}

ACTION (find_records_cb)
{
  const char *kind, *typed;

  g_variant_get (parameter, "(&s&s)", &kind, &typed);
  if (accord_kind_by_name (kind) != NULL)
    accord_window_find_records (data, accord_kind_by_name (kind), typed);
}

ACTION (log_cb)
{
  accord_window_log (data);
}

ACTION (log_with_cb)
{
  const char *kind;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &kind, &id);
  if (accord_kind_by_name (kind) != NULL)
    accord_window_log_with (data, accord_kind_by_name (kind), id);
}

/* A part shows a record: it stands first in the palette. */
ACTION (opened_cb)
{
  AccordWindow *self = data;
  const char *name;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &name, &id);
  if (self->recent != NULL && accord_kind_by_name (name) != NULL)
    accord_visits_opened (self->recent, accord_kind_by_name (name), id);
}

ACTION (palette_cb)
{
  accord_window_show_palette (data);
}

ACTION (new_deal_cb)
{
  accord_pages_new_deal (accord_window_show_page (data, accord_pages_find ("pipeline")),
                         g_variant_get_int64 (parameter));
}

ACTION (new_ticket_cb)
{
  accord_window_new_ticket (data, g_variant_get_int64 (parameter));
}

ACTION (help_cb)
{
  accord_window_show_help (data);
}

ACTION (tour_cb)
{
  accord_window_begin_tour (data);
}

ACTION (search_for_cb)
{
  accord_window_search_for (data, g_variant_get_string (parameter, NULL));
}

ACTION (search_cb)
{
  AccordWindow *self = data;

  accord_pages_search (self->page, self->made[self->page]);
}

ACTION (show_sidebar_cb)
{
  AccordWindow *self = data;

  adw_overlay_split_view_set_show_sidebar (self->split,
                                           !adw_overlay_split_view_get_show_sidebar (self->split));
}

ACTION (menu_cb)
{
  AccordWindow *self = data;

  if (self->workspace == NULL)
    accord_welcome_open_menu (accord_window_ensure_welcome (self));
  else if (self->narrow)
    accord_bottom_bar_open_menu (self->bottom_bar);
  else
    {
      adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
      accord_sidebar_open_menu (self->sidebar);
    }
}

/* Who sits here; 0: nobody in particular. */
ACTION (sit_here_cb)
{
  AccordWindow *self = data;

  if (self->workspace != NULL)
    accord_window_tell_failure (self, accord_identity_set (self->workspace, self->settings, g_variant_get_int64 (parameter)));
}

static const GActionEntry entries[] = {
  { "undo", undo_cb },
  { "redo", redo_cb },
  { "undo-change", undo_change_cb, "x" },
  { "say", say_cb, "s" },
  { "error", error_cb, "s" },
  { "show-page", show_page_cb, "s" },
  { "show-record", show_record_cb, "(sx)" },
  { "show-beside", show_beside_cb, "(sx)" },
  { "new-window", new_window_cb },
  { "open-deal", open_deal_cb, "x" },
  { "lose-deal", lose_deal_cb, "(xx)" },
  { "show-view", show_view_cb, "x" },
  { "show-sidebar", show_sidebar_cb },
  { "new-customer", new_customer_cb },
  { "new-customer-named", new_customer_named_cb, "s" },
  { "find-records", find_records_cb, "(ss)" },
  { "log", log_cb },
  { "log-with", log_with_cb, "(sx)" },
  { "opened", opened_cb, "(sx)" },
  { "palette", palette_cb },
  { "search-for", search_for_cb, "s" },
  { "new-deal", new_deal_cb, "x" },
  { "new-ticket", new_ticket_cb, "x" },
  { "search", search_cb },
  { "menu", menu_cb },
  { "help", help_cb },
  { "tour", tour_cb },
  { "sit-here", sit_here_cb, "x" },
};

/* Which actions need an open workspace, and which of those need to write to it. */
static const char *const need_workspace[] = { "new-window", "show-beside", "find-records", "opened", "undo-change",  "show-page", "show-record", "open-deal", "show-view",
                                              "show-sidebar", "search",    "search-for", "tour", "history", "export",
                                              "check",        "backup",    "backups", NULL };
static const char *const need_writing[] = { "lose-deal", "new-customer", "new-customer-named", "new-deal", "new-ticket", "log", "log-with", NULL };

static void
enable (AccordWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_undo (AccordWindow *self)
{
  AccordJournal *journal = self->workspace == NULL ? NULL : the_journal (self);
  gboolean write = journal != NULL && !accord_workspace_is_read_only (self->workspace);

  enable (self, "undo", write && accord_journal_get_undo_label (journal) != NULL);
  enable (self, "redo", write && accord_journal_get_redo_label (journal) != NULL);
}

/* Follows the workspace that was just opened or closed. */
void
accord_window_update_actions (AccordWindow *self)
{
  gboolean open = self->workspace != NULL;
  gboolean write = open && !accord_workspace_is_read_only (self->workspace);

  for (int i = 0; need_workspace[i] != NULL; i++)
    enable (self, need_workspace[i], open);
  for (int i = 0; need_writing[i] != NULL; i++)
    enable (self, need_writing[i], write);
  enable (self, "import", !open || write);
  accord_care_actions_set_workspace (self->care, self->workspace);
  accord_letter_actions_set_workspace (self->letters, self->workspace);
  update_undo (self);
  if (open)
    {
      g_signal_connect_object (the_journal (self), "notify::can-undo", G_CALLBACK (update_undo),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (the_journal (self), "notify::can-redo", G_CALLBACK (update_undo),
                               self, G_CONNECT_SWAPPED);
    }
}

void
accord_window_install_actions (AccordWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  accord_window_install_file_actions (self);
}
