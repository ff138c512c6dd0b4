/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The primary menu: fixed sections from the table, and one that follows the journal. */

#include "accord-config.h"

#include "accord-main-menu.h"

#include <glib/gi18n-lib.h>
#include "accord-actions.h"

struct _AccordMainMenu
{
  GObject parent_instance;
  GMenu *menu;
  GMenu *undo_section;
  AccordJournal *journal; /* unowned: the window sets NULL before it lets go */
};

G_DEFINE_FINAL_TYPE (AccordMainMenu, accord_main_menu, G_TYPE_OBJECT)

static const char *const sections[][9] = {
  { "win.import", "win.paste-people::", "win.export::", "win.find-duplicates", "win.verify-list", "win.care-calendar", "win.mailing::", "win.history", NULL },
  { "win.new-window", "app.new", "app.open", "win.check", "win.backup", "win.backups", NULL },
  { "app.preferences", "win.help", "win.tour", "app.shortcuts", "app.about", "app.quit", NULL },
};

static void
append_named (GMenu *section, const char *action, const char *with_name, const char *name)
{
  g_autofree char *label = name == NULL ? NULL : g_strdup_printf (with_name, name);

  g_menu_append (section, label != NULL ? label : accord_actions_label (action), action);
}

static void
labels_changed_cb (AccordMainMenu *self)
{
  const char *undo = self->journal == NULL ? NULL : accord_journal_get_undo_label (self->journal);
  const char *redo = self->journal == NULL ? NULL : accord_journal_get_redo_label (self->journal);

  g_menu_remove_all (self->undo_section);
  /* Translators: %s is what was done, such as "Changed phone of Nordwind" */
  append_named (self->undo_section, "win.undo", _ ("Undo “%s”"), undo);
  /* Translators: %s is what was undone, such as "Changed phone of Nordwind" */
  append_named (self->undo_section, "win.redo", _ ("Redo “%s”"), redo);
}

static void
accord_main_menu_dispose (GObject *object)
{
  accord_main_menu_set_journal (ACCORD_MAIN_MENU (object), NULL);
  G_OBJECT_CLASS (accord_main_menu_parent_class)->dispose (object);
}

static void
accord_main_menu_finalize (GObject *object)
{
  AccordMainMenu *self = ACCORD_MAIN_MENU (object);

  g_object_unref (self->undo_section);
  g_object_unref (self->menu);
  G_OBJECT_CLASS (accord_main_menu_parent_class)->finalize (object);
}

static void
accord_main_menu_class_init (AccordMainMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_main_menu_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_main_menu_finalize;
}

static void
accord_main_menu_init (AccordMainMenu *self)
{
  self->menu = g_menu_new ();
  self->undo_section = g_menu_new ();
  labels_changed_cb (self);
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (self->undo_section));
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr (GMenu) section = g_menu_new ();

      for (int j = 0; sections[i][j] != NULL; j++)
        g_menu_append (section, accord_actions_label (sections[i][j]), sections[i][j]);
      g_menu_append_section (self->menu, NULL, G_MENU_MODEL (section));
    }
}

/**
 * accord_main_menu_new:
 *
 * Returns: (transfer full): the menu
 */
AccordMainMenu *
accord_main_menu_new (void)
{
  return g_object_new (ACCORD_TYPE_MAIN_MENU, NULL);
}

/**
 * accord_main_menu_get_model:
 * @self: the menu
 *
 * Returns: (transfer none): for menu buttons
 */
GMenuModel *
accord_main_menu_get_model (AccordMainMenu *self)
{
  return G_MENU_MODEL (self->menu);
}

/**
 * accord_main_menu_set_journal:
 * @self: the menu
 * @journal: (nullable): whose undo it names
 *
 * Follows the journal of the open workspace.
 */
void
accord_main_menu_set_journal (AccordMainMenu *self, AccordJournal *journal)
{
  if (self->journal != NULL)
    g_signal_handlers_disconnect_by_data (self->journal, self);
  self->journal = journal;
  if (journal != NULL)
    {
      g_signal_connect_object (journal, "notify::undo-label", G_CALLBACK (labels_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (journal, "notify::redo-label", G_CALLBACK (labels_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  labels_changed_cb (self);
}
