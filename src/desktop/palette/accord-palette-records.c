/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hits of the store as lines of the palette. Main thread. */

#include "accord-config.h"

#include "accord-palette-records.h"

#include <glib/gi18n-lib.h>
#include "accord-hits.h"
#include "accord-money.h"
#include "accord-palette-group.h"

static AccordPaletteFound *
found_copy (AccordPaletteFound *self)
{
  AccordPaletteFound *copy = g_new (AccordPaletteFound, 1);

  *copy = (AccordPaletteFound){ g_ptr_array_ref (self->groups), self->partial };
  return copy;
}

static void
found_free (AccordPaletteFound *self)
{
  g_ptr_array_unref (self->groups);
  g_free (self);
}

G_DEFINE_BOXED_TYPE (AccordPaletteFound, accord_palette_found, found_copy, found_free)

static AccordPaletteItem *
item_of (const AccordHit *hit)
{
  AccordPaletteItem *item = accord_palette_item_new_record (hit->kind, hit->id, hit->title, hit->subtitle);

  for (guint i = 0; hit->title_spans != NULL && i < hit->title_spans->len; i++)
    {
      const AccordTextSpan *span = &g_array_index (hit->title_spans, AccordTextSpan, i);

      accord_palette_item_add_span (item, span->start, span->length);
    }
  return item;
}

/* "Show all 23": customers in their list, others on a page of their own. */
static void
take_rest (AccordPaletteGroup *group, const AccordHitGroup *found, const char *typed)
{
  g_autofree char *number = NULL, *title = NULL;

  gboolean people = *typed == '@' || *typed == '#';

  if (found->kind == NULL || found->total <= found->hits->len)
    return;
  number = accord_number_format (found->total);
  /* Translators: %s is a number, such as 23 or 1,000 */
  title = g_strdup_printf (found->more ? _("Show all %s and more") : _("Show all %s"), number);
  accord_palette_group_take (group, accord_palette_item_new_command (title, "win.find-records",
                                                                     g_variant_new ("(ss)", found->kind->name,
                                                                                    people ? typed + 1 : typed),
                                                                     NULL, "edit-find-symbolic"));
}

static AccordPaletteGroup *
group_of (const AccordHitGroup *found, const char *typed)
{
  AccordPaletteGroup *group =
    accord_palette_group_new (found->kind == NULL ? _("Opened Lately") : accord_kind_plural (found->kind));

  for (guint i = 0; i < found->hits->len; i++)
    accord_palette_group_take (group, item_of (found->hits->pdata[i]));
  take_rest (group, found, typed);
  return group;
}

static DexFuture *
found_cb (DexFuture *future, gpointer typed)
{
  AccordHits *hits = g_value_get_boxed (dex_future_get_value (future, NULL));
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);
  AccordPaletteFound *found = g_new (AccordPaletteFound, 1);

  for (guint i = 0; i < hits->groups->len; i++)
    g_ptr_array_add (groups, group_of (hits->groups->pdata[i], typed));
  *found = (AccordPaletteFound){ g_steal_pointer (&groups), hits->partial };
  return dex_future_new_take_boxed (ACCORD_TYPE_PALETTE_FOUND, found);
}

/**
 * accord_palette_find_records:
 * @workspace: the open file
 * @recent: what was opened lately
 * @typed: what was typed; "@" asks for people, "#" for tags
 * @cancellable: cancelled when other letters are asked for
 *
 * Returns: (transfer full): resolves to an #AccordPaletteFound
 */
DexFuture *
accord_palette_find_records (AccordWorkspace *workspace, AccordVisits *recent, const char *typed,
                             GCancellable *cancellable)
{
  gint64 me = accord_journal_get_actor (accord_workspace_get_journal (workspace));

  return dex_future_then (
    accord_hits_find (accord_workspace_get_store (workspace), recent, typed, me, cancellable),
    found_cb, g_strdup (typed), g_free);
}
