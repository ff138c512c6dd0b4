/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row that was read becomes a record: which one it is, whether the mode wants it, made or changed,
 * with its handles. Database thread. */

#include "accord-import-run-private.h"

#include <string.h>

static GByteArray *
touched (AccordImportFile *file,
         gint64            id)
{
  GByteArray **list = &file->run->touched[file->kind->number];
  gsize needed = id / 8 + 1;
  gsize before;

  if (*list == NULL)
    *list = g_byte_array_new ();
  before = (*list)->len;
  if (before >= needed)
    return *list;
  g_byte_array_set_size (*list, (guint) MAX (needed, before * 2));
  memset ((*list)->data + before, 0, (*list)->len - before);
  return *list;
}

static void
touch (AccordImportFile *file,
       gint64            id)
{
  touched (file, id)->data[id / 8] |= 1u << (id % 8);
  accord_import_match_note (file->match, id);
}

static gboolean
was_touched (AccordImportFile *file,
             gint64            id)
{
  return (touched (file, id)->data[id / 8] & (1u << (id % 8))) != 0;
}

static gint64
create (AccordImportFile  *file,
        GError           **error)
{
  AccordImportLinks *links = file->run->links[file->kind->number];
  int done = accord_import_activity_settle (file);
  gint64 id = accord_bulk_create (file->run->bulk, file->kind, file->values, error);

  if (done >= 0)
    accord_value_clear (&file->values[done]); /* not said by the row: nothing to know it by */
  if (id == 0)
    return 0;
  accord_import_match_add (file->match, file->values, id);
  if (links != NULL)
    accord_import_links_add (links, file->values, id);
  touch (file, id);
  file->result->created++;
  return id;
}

static void
note_contradiction (AccordImportFile  *file,
                    int                field,
                    const AccordValue *kept)
{
  AccordImportResult *result = file->result;

  if (file->handles != NULL
      && accord_import_handles_keep (file->handles, &file->kind->fields[field], kept->text, file->values[field].text))
    return;
  if (file->n_contradictions++ > 0)
    return;
  file->contradiction = accord_import_contradiction_words (&file->kind->fields[field], kept, &file->values[field],
                                                           file->line, result->file_name);
}

/* What an earlier row of this run said about a record stays; a later one only adds to it. So no row
 * silently takes the place of another, and the same files a second time change nothing. */
static gboolean
yield_to_earlier (AccordImportFile  *file,
                  gint64             id,
                  GError           **error)
{
  for (int f = 0; f < file->kind->n_fields; f++)
    {
      const AccordValue *now;

      if (accord_value_is_empty (&file->values[f]))
        continue;
      now = accord_bulk_get (file->run->bulk, file->kind, id, f, error);
      if (now == NULL)
        return FALSE;
      if (accord_value_is_empty (now) || accord_value_equal (now, &file->values[f]))
        continue;
      /* The label of a phone that stays is not that of another. */
      if (!g_str_has_suffix (file->kind->fields[f].name, "_label")
          && (file->kind->fields[f].type != ACCORD_FIELD_PLACE || now->number != file->values[f].number))
        note_contradiction (file, f, now);
      accord_value_clear (&file->values[f]);
    }
  return TRUE;
}

static gboolean
update (AccordImportFile  *file,
        gint64             id,
        gboolean          *changed,
        GError           **error)
{
  int n_changed = 0;

  for (int f = 0; f < file->kind->n_fields; f++)
    if (file->defaults & (G_GUINT64_CONSTANT (1) << f))
      accord_value_clear (&file->values[f]);
  file->n_repeated += accord_import_match_is_ours (file->match, id);
  /* Updates are written in batches, so a refusal may concern another row. */
  file->broken = (was_touched (file, id) && !yield_to_earlier (file, id, error))
                 || !accord_bulk_update (file->run->bulk, file->kind, id, file->values, &n_changed, error);
  if (file->broken)
    return FALSE;
  touch (file, id);
  *changed = n_changed > 0;
  if (n_changed > 0)
    file->result->updated++;
  else
    file->result->unchanged++;
  return TRUE;
}

/* A company that another row named only is known as what that row pointed to. */
static gboolean
find_named (AccordImportFile  *file,
            gint64            *id,
            GError           **error)
{
  AccordImportLinks *links = file->run->links[file->kind->number];
  int title = accord_kind_title (file->kind);
  AccordImportLinkHow how;

  if (*id > 0 || links == NULL || file->kind == accord_import_plan_get_kind (file->plan)
      || file->values[title].text == NULL)
    return TRUE;
  return accord_import_links_find (links, file->values[title].text, FALSE, id, &how, error);
}

/* Returns FALSE where the mode leaves the row out. */
static gboolean
is_wanted (AccordImportFile *file,
           gint64           *id)
{
  AccordImportMode mode = accord_import_plan_get_mode (file->plan);

  if (mode == ACCORD_IMPORT_KEEP_BOTH)
    *id = 0;
  if ((mode == ACCORD_IMPORT_SKIP && *id > 0) || (mode == ACCORD_IMPORT_UPDATE_ONLY && *id == 0))
    {
      file->result->skipped++;
      return FALSE;
    }
  return TRUE;
}

/* A record of which the row says nothing else, but something of a phone of it. */
static void
note_handles (AccordImportFile *file,
              gboolean          created,
              gboolean         *changed)
{
  if (created || *changed || file->handles == NULL || !accord_import_handles_changed (file->handles))
    return;
  file->result->unchanged--;
  file->result->updated++;
  *changed = TRUE;
}

/*< private >
 * accord_import_file_save:
 * @created: (out): whether the record is new
 * @changed: (out): whether anything of it is
 * @error: return location
 *
 * Makes or changes the record that the row is, with its handles.
 *
 * Returns: its id; 0 with an error, or without one where the mode leaves the row out
 */
gint64
accord_import_file_save (AccordImportFile  *file,
                         gboolean          *created,
                         gboolean          *changed,
                         GError           **error)
{
  gint64 id = accord_import_match_find (file->match, file->values,
                                        file->has_uid ? &file->uid : NULL);

  *changed = TRUE;
  if (file->handles != NULL)
    accord_import_handles_label_own (file->handles);
  if (!find_named (file, &id, error) || !is_wanted (file, &id))
    return 0;
  *created = id == 0;
  if (accord_kind_is (file->kind, &accord_deal_kind))
    accord_import_deals_place (file, id);
  if (*created)
    id = create (file, error);
  else if (!update (file, id, changed, error))
    return 0;
  if (id > 0
      && ((file->handles != NULL && !accord_import_handles_write (file->handles, id, error))
          || (file->photos != NULL && !accord_import_photos_write (file->photos, id, error))
          || (file->tags != NULL && !accord_import_tags_write (file->tags, id, error))))
    {
      file->broken = TRUE;
      return 0;
    }
  if (id > 0)
    note_handles (file, *created, changed);
  return id;
}
