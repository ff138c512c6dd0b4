/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commands of the palette: those of the menus, making what was typed, and what can be done with one
 * record. */

#include "accord-config.h"

#include "accord-palette-commands.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "accord-paste.h"
#include "accord-text.h"
#include "accord-text-match.h"

#define LIKELY 5 /* commands shown before anything is typed */

typedef struct {
  AccordPaletteItem *item; /* owned */
  AccordTextRank rank;
  guint place; /* in the menus: breaks ties */
} Match;

static void
clear_match (gpointer data)
{
  g_clear_object (&((Match *) data)->item);
}

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const Match *one = a, *other = b;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;
  return one->place < other->place ? -1 : one->place > other->place;
}

/* What it is also called counts less than its title, and is not marked, as it is not shown. */
static AccordTextRank
match_words (const AccordTextNeedle *needle, AccordPaletteItem *command)
{
  const char *words = accord_palette_item_get_words (command);
  g_autofree char *all = words != NULL ? g_strconcat (accord_palette_item_get_title (command), " ", words, NULL) : NULL;
  g_autoptr (GArray) unseen = g_array_new (FALSE, FALSE, sizeof (AccordTextSpan));

  if (all == NULL)
    return ACCORD_TEXT_RANK_NONE;
  return MAX (accord_text_needle_match (needle, all, TRUE, unseen), ACCORD_TEXT_RANK_INSIDE);
}

static void
match_command (GArray *matches, const AccordTextNeedle *needle, AccordPaletteItem *command, guint place)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (AccordTextSpan));
  Match match = { NULL, accord_text_needle_match (needle, accord_palette_item_get_title (command), TRUE, spans), place };

  if (match.rank == ACCORD_TEXT_RANK_NONE)
    match.rank = match_words (needle, command);
  if (match.rank == ACCORD_TEXT_RANK_NONE)
    return;
  match.item = accord_palette_item_copy_command (command);
  for (guint i = 0; i < spans->len; i++)
    {
      const AccordTextSpan *span = &g_array_index (spans, AccordTextSpan, i);

      accord_palette_item_add_span (match.item, span->start, span->length);
    }
  g_array_append_val (matches, match);
}

/**
 * accord_palette_match_commands:
 * @commands: a #GListModel of #AccordPaletteItem in the order of the menus
 * @typed: what was typed; "" shows the first ones
 * @limit: at most so many
 *
 * Returns: (transfer full): the commands that fit, the best first
 */
AccordPaletteGroup *
accord_palette_match_commands (GListModel *commands, const char *typed, guint limit)
{
  AccordPaletteGroup *group = accord_palette_group_new (_("Commands"));
  g_autoptr (AccordTextNeedle) needle = accord_text_needle_new (typed);
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  guint n = g_list_model_get_n_items (commands);

  g_array_set_clear_func (matches, clear_match);
  if (accord_text_needle_is_empty (needle))
    n = MIN (n, limit == G_MAXUINT ? n : LIKELY);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AccordPaletteItem) command = g_list_model_get_item (commands, i);

      if (accord_text_needle_is_empty (needle))
        accord_palette_group_take (group, g_object_ref (command));
      else
        match_command (matches, needle, command, i);
    }
  g_array_sort (matches, compare_matches);
  for (guint i = 0; i < MIN (matches->len, limit); i++)
    accord_palette_group_take (group, g_object_ref (g_array_index (matches, Match, i).item));
  return group;
}

/**
 * accord_palette_new_records:
 * @typed: what was typed
 *
 * Returns: (transfer full): a group that makes a customer of that name, empty when nothing was typed
 */
AccordPaletteGroup *
accord_palette_new_records (const char *typed)
{
  AccordPaletteGroup *group = accord_palette_group_new (C_("heading of commands", "New"));
  g_autofree char *name = accord_text_clean (typed, FALSE);
  g_autofree char *title = NULL;

  if (*name == '\0' || *name == '>' || *name == '@' || *name == '#')
    return group;
  if (strpbrk (name, "@0123456789") != NULL && accord_paste_looks_like (typed))
    accord_palette_group_take (group, accord_palette_item_new_command (
      _ ("Read This Into New Records…"), "win.paste-people", g_variant_new_string (typed), NULL, "accord-plus-symbolic"));
  /* Translators: a line of the palette that makes a record called so */
  title = g_strdup_printf (_("New customer “%s”"), name);
  accord_palette_group_take (group, accord_palette_item_new_command (
    title, "win.new-customer-named", g_variant_new_string (name), NULL, "accord-plus-symbolic"));
  return group;
}

static void
take_action (AccordPaletteGroup *group, const char *title, const char *action, GVariant *target, const char *icon)
{
  accord_palette_group_take (group, accord_palette_item_new_command (title, action, target, NULL, icon));
}

static GVariant *
name_of (AccordPaletteItem *item)
{
  return g_variant_new ("(sx)", accord_palette_item_get_kind (item)->name, accord_palette_item_get_id (item));
}

/**
 * accord_palette_record_actions:
 * @item: a record
 * @read_only: whether the file may not be written
 *
 * Returns: (transfer full): what can be done with it
 */
AccordPaletteGroup *
accord_palette_record_actions (AccordPaletteItem *item, gboolean read_only)
{
  AccordPaletteGroup *group = accord_palette_group_new (accord_palette_item_get_title (item));
  const AccordKind *kind = accord_palette_item_get_kind (item);
  gint64 id = accord_palette_item_get_id (item);
  gboolean customer = accord_kind_is (kind, &accord_customer_kind);

  take_action (group, _("Open"), "win.show-record", name_of (item), kind->icon_name);
  if (accord_palette_item_can_log (item) && !read_only)
    take_action (group, _("Log a Call, Visit or Note"), "win.log-with", name_of (item), "accord-note-symbolic");
  if (customer && !read_only)
    {
      take_action (group, _("New Deal"), "win.new-deal", g_variant_new_int64 (id), "accord-plus-symbolic");
      take_action (group, _("New Ticket"), "win.new-ticket", g_variant_new_int64 (id), "accord-ticket-symbolic");
      take_action (group, _("Merge…"), "win.merge", name_of (item), "accord-merge-symbolic");
    }
  if (accord_kind_is_person (kind))
    {
      take_action (group, _("Export Person…"), "win.export-person", name_of (item), "document-save-symbolic");
      if (!read_only)
        take_action (group, _("Erase…"), "win.erase", name_of (item), "user-trash-symbolic");
    }
  return group;
}
