/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The palette of the window: its commands are the lines of the action table that can be done now. */

#include "accord-config.h"

#include "accord-window-private.h"

#include <glib/gi18n-lib.h>
#include "accord-actions.h"
#include "accord-palette.h"
#include "accord-palette-item.h"

/* Also FALSE for an action that nobody has installed. */
static gboolean
can_be_done (AccordWindow *self, const char *name)
{
  GActionGroup *group = g_str_has_prefix (name, "win.") ? G_ACTION_GROUP (self)
                                                        : G_ACTION_GROUP (g_application_get_default ());

  return g_action_group_get_action_enabled (group, strchr (name, '.') + 1);
}

static const char *
icon_of (const AccordActionLine *line)
{
  static const char *const icons[ACCORD_ACTIONS_N_GROUPS] = {
    [ACCORD_ACTIONS_GENERAL] = "accord-settings-symbolic",
    [ACCORD_ACTIONS_NAVIGATION] = "go-next-symbolic",
    [ACCORD_ACTIONS_RECORDS] = "accord-plus-symbolic",
  };

  return icons[line->group] != NULL ? icons[line->group] : icons[ACCORD_ACTIONS_GENERAL];
}

/* Making a record comes first: it is what an empty palette offers. */
static void
take_group (AccordWindow *self, GListStore *commands, gboolean records)
{
  gsize n;
  const AccordActionLine *lines = accord_actions_get (&n);

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (AccordPaletteItem) item = NULL;
      g_autoptr (GVariant) target = NULL;
      g_autofree char *name = NULL;

      if (lines[i].name == NULL || (lines[i].group == ACCORD_ACTIONS_RECORDS) != records ||
          g_str_equal (lines[i].name, "win.palette") ||
          !g_action_parse_detailed_name (lines[i].name, &name, &target, NULL))
        continue;
      if (!can_be_done (self, name))
        continue;
      item = accord_palette_item_new_command (_ (lines[i].label), name, target, lines[i].accels[0],
                                              icon_of (&lines[i]));
      g_list_store_append (commands, item);
    }
}

static void
take (AccordWindow *self, GListStore *commands, const char *format, const char *name, const char *action, GVariant *target,
      const char *accel, const char *icon_name, const char *words)
{
  g_autoptr (GVariant) hold = g_variant_ref_sink (target);
  g_autofree char *title = g_strdup_printf (format, name);
  g_autoptr (AccordPaletteItem) item = accord_palette_item_new_command (title, action, hold, accel, icon_name);

  accord_palette_item_set_words (item, words);
  if (can_be_done (self, action))
    g_list_store_append (commands, item);
}

/* What can be done with the customer on show, by its name. */
static void
take_shown (AccordWindow *self, GListStore *commands)
{
  gint64 id = self->workspace != NULL && self->page >= 0 && self->made[self->page] != NULL
                ? accord_pages_get_customer (self->page, self->made[self->page]) : 0;
  const char *kind = accord_customer_kind.name;
  g_autoptr (AccordEntity) entity = NULL;
  const char *name;

  if (id == 0)
    return;
  entity = accord_workspace_get_entity (self->workspace, &accord_customer_kind, id);
  name = accord_entity_get_title (entity);
  if (name == NULL || *name == '\0')
    return;
  /* Translators: %s is a customer */
  take (self, commands, _ ("Log a Talk With %s…"), name, "win.log-with", g_variant_new ("(sx)", kind, id), "<Control>l", "accord-note-symbolic", NULL);
  take (self, commands, _ ("New Deal for %s"), name, "win.new-deal", g_variant_new_int64 (id), NULL, "accord-plus-symbolic", NULL);
  take (self, commands, _ ("New Ticket for %s"), name, "win.new-ticket", g_variant_new_int64 (id), NULL, "accord-ticket-symbolic", NULL);
  take (self, commands, _ ("Merge %s…"), name, "win.merge", g_variant_new ("(sx)", kind, id), NULL, "accord-merge-symbolic", NULL);
  take (self, commands, _ ("Why %s Has This Owner"), name, "win.why-owner", g_variant_new ("(sx)", kind, id), NULL, "accord-person-symbolic", NULL);
  take (self, commands, _ ("Export All Data of %s…"), name, "win.export-person", g_variant_new ("(sx)", kind, id), NULL, "document-save-symbolic",
        /* Translators: other words that people may type to find “Export All Data of…” */
        _ ("complete personal data, privacy, GDPR"));
  take (self, commands, _ ("Erase %s…"), name, "win.erase", g_variant_new ("(sx)", kind, id), NULL, "user-trash-symbolic",
        /* Translators: other words that people may type to find “Erase…” */
        _ ("delete for good, forget, personal data, privacy, GDPR"));
}

static void
closed_cb (AccordWindow *self, AccordPalette *palette)
{
  g_set_str (&self->asked, accord_palette_get_text (palette));
}

/**
 * accord_window_show_palette:
 * @self: the window
 *
 * Opens the palette with what was asked last time, selected.
 */
void
accord_window_show_palette (AccordWindow *self)
{
  GListStore *commands = g_list_store_new (ACCORD_TYPE_PALETTE_ITEM);
  AdwDialog *palette;

  take_group (self, commands, TRUE);
  take_group (self, commands, FALSE);
  take_shown (self, commands);
  palette = accord_palette_new (self->workspace, self->recent, G_LIST_MODEL (commands));
  if (self->asked != NULL)
    accord_palette_set_text (ACCORD_PALETTE (palette), self->asked);
  g_signal_connect_object (palette, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (palette, GTK_WIDGET (self));
}

/* @text: asked in the search of the desktop. */
void
accord_window_search_for (AccordWindow *self, const char *text)
{
  g_set_str (&self->asked, text);
  accord_window_show_palette (self);
}

static DexFuture *
made_cb (DexFuture *future, gpointer self)
{
  AccordChangeSet *set = g_value_get_boxed (dex_future_get_value (future, NULL));
  gint64 id;

  if (accord_change_set_created (set, &accord_customer_kind, &id))
    gtk_widget_activate_action (self, "win.show-record", "(sx)", accord_customer_kind.name, id);
  return dex_future_new_for_boolean (TRUE);
}

/**
 * accord_window_new_customer_named:
 * @self: the window
 * @name: what it is called
 *
 * Makes a customer owned by whoever sits here and shows its record; one undo takes it back.
 */
void
accord_window_new_customer_named (AccordWindow *self, const char *name)
{
  AccordJournal *journal = accord_workspace_get_journal (self->workspace);
  g_autofree char *label = g_strdup_printf (_ ("Added %s"), name);
  g_autoptr (AccordEdit) edit = accord_edit_new (label);
  gint64 id = accord_edit_create (edit, &accord_customer_kind);

  accord_edit_set_text (edit, &accord_customer_kind, id, "name", name);
  accord_edit_set_text (edit, &accord_customer_kind, id, "collected_via", "hand");
  if (accord_journal_get_actor (journal) != 0)
    accord_edit_set_number (edit, &accord_customer_kind, id, "owner", accord_journal_get_actor (journal));
  accord_window_tell_failure (self, dex_future_then (accord_journal_commit (journal, edit), made_cb,
                                                     g_object_ref (self), g_object_unref));
}
