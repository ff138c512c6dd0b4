/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that a file knows of a person, as one readable JSON text (domain.md M113): the record and those
 * merged into it, every record that points to it, and the history of each. What points to it is read
 * from the kinds' tables. */
#include "accord-config.h"

#include "accord-person.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include "accord-clock.h"
#include "accord-journal-rows.h"
#include "accord-record-json.h"
#include "accord-walk.h"

typedef struct {
  const AccordKind *kind;
  gint64 id;
} Asked;

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_time (JsonBuilder *builder, const char *name, gint64 time)
{
  g_autofree char *text = accord_time_to_iso (time);

  add_text (builder, name, text);
}

static void
add_field (JsonBuilder *builder, AccordRecord *record, int index)
{
  const AccordField *field = &accord_record_kind (record)->fields[index];

  json_builder_begin_object (builder);
  add_text (builder, "field", field->name);
  add_text (builder, "label", accord_field_label (field));
  json_builder_set_member_name (builder, "value");
  accord_value_to_json (field, accord_record_value (record, index), accord_record_link_title (record, index), builder);
  json_builder_set_member_name (builder, "personal");
  json_builder_add_boolean_value (builder, (field->flags & ACCORD_FIELD_PERSONAL) != 0);
  json_builder_end_object (builder);
}

static void
add_fields (JsonBuilder *builder, AccordRecord *record)
{
  const AccordKind *kind = accord_record_kind (record);

  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (int i = 0; i < kind->n_fields; i++)
    if (!accord_value_is_empty (accord_record_value (record, i)) && kind->fields[i].type != ACCORD_FIELD_RANK)
      add_field (builder, record, i);
  json_builder_end_array (builder);
}

static const char *
operation_name (char operation)
{
  switch (operation)
    {
    case 'i':
      return "created";
    case 'd':
      return "deleted";
    case 'r':
      return "restored";
    case 'e':
      return "erased";
    case 'p':
      return "purged";
    case 'b':
      return "kept";
    default:
      return "changed";
    }
}

static void
add_line (JsonBuilder *builder, const AccordKind *kind, const AccordHistoryLine *line)
{
  json_builder_begin_object (builder);
  add_time (builder, "at", line->at);
  add_text (builder, "by", line->actor);
  add_text (builder, "did", line->label);
  add_text (builder, "operation", operation_name (line->operation));
  if ((line->operation == 'u' || line->operation == 'l') && line->field >= 0)
    {
      const AccordField *field = &kind->fields[line->field];

      add_text (builder, "field", field->name);
      json_builder_set_member_name (builder, "from");
      accord_value_to_json (field, &line->before, line->before_title, builder);
      json_builder_set_member_name (builder, "to");
      accord_value_to_json (field, &line->after, line->after_title, builder);
    }
  json_builder_end_object (builder);
}

static gboolean
add_history (JsonBuilder *builder, AccordReader *reader, AccordRecord *record, GError **error)
{
  const AccordKind *kind = accord_record_kind (record);
  g_autoptr (GPtrArray) lines = accord_reader_history (reader, kind, accord_record_id (record), error);

  if (lines == NULL)
    return FALSE;
  json_builder_set_member_name (builder, "history");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++)
    add_line (builder, kind, lines->pdata[i]);
  json_builder_end_array (builder);
  return TRUE;
}

/* Members of an object that is open. */
static gboolean
add_record (JsonBuilder *builder, AccordReader *reader, AccordRecord *record, GError **error)
{
  g_autofree char *uid = accord_id_dup_text (accord_record_uid (record));

  add_text (builder, "uid", uid);
  json_builder_set_member_name (builder, "in_trash");
  json_builder_add_boolean_value (builder, accord_record_is_deleted (record));
  add_fields (builder, record);
  return add_history (builder, reader, record, error);
}

static AccordRecord *
load (AccordReader *reader, const AccordKind *kind, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) one = accord_reader_load (reader, kind, &id, 1, error);

  return one != NULL && one->pdata[0] != NULL ? accord_record_ref (one->pdata[0]) : NULL;
}

static gboolean
add_linked (JsonBuilder *builder, AccordReader *reader, const AccordBacklink *link, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (AccordRecord) record = load (reader, link->kind, link->id, &failed);
  gboolean ok;

  if (record == NULL)
    return accord_error_pass (error, &failed);
  json_builder_begin_object (builder);
  add_text (builder, "as", link->kind->fields[link->field].name);
  ok = add_record (builder, reader, record, error);
  json_builder_end_object (builder);
  return ok;
}

/* Links come kind by kind. */
static gboolean
add_related (JsonBuilder *builder, AccordReader *reader, GArray *links, GError **error)
{
  const AccordKind *kind = NULL;
  gboolean ok = TRUE;

  json_builder_set_member_name (builder, "related");
  json_builder_begin_object (builder);
  for (guint i = 0; ok && i < links->len; i++)
    {
      const AccordBacklink *link = &g_array_index (links, AccordBacklink, i);

      if (kind != link->kind)
        {
          if (kind != NULL)
            json_builder_end_array (builder);
          json_builder_set_member_name (builder, link->kind->name);
          json_builder_begin_array (builder);
        }
      kind = link->kind;
      ok = add_linked (builder, reader, link, error);
    }
  if (kind != NULL)
    json_builder_end_array (builder);
  json_builder_end_object (builder);
  return ok;
}

/* The person and the records merged into it: all that points to any of them. */
static GArray *
find_links (AccordReader *reader, const Asked *asked, GError **error)
{
  int field = accord_kind_find (asked->kind, "merged_into");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *links = NULL;
  guint known = 0;

  g_array_append_val (ids, asked->id);
  while (known < ids->len)
    {
      known = ids->len;
      g_clear_pointer (&links, g_array_unref);
      links = accord_reader_backlinks (reader, asked->kind, (const gint64 *) (gconstpointer) ids->data, ids->len, error);
      for (guint i = 0; links != NULL && i < links->len; i++)
        {
          const AccordBacklink *link = &g_array_index (links, AccordBacklink, i);
          gboolean is_known = link->kind->number != asked->kind->number || link->field != field;

          for (guint k = 0; !is_known && k < ids->len; k++)
            is_known = g_array_index (ids, gint64, k) == link->id;
          if (!is_known)
            g_array_append_val (ids, link->id);
        }
      if (links == NULL)
        return NULL;
    }
  return links;
}

static DexFuture *
person_read (AccordReader *reader, gpointer data)
{
  Asked *asked = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRecord) record = load (reader, asked->kind, asked->id, &error);
  g_autoptr (GArray) links = record ? find_links (reader, asked, &error) : NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  gboolean ok = links != NULL;

  if (record == NULL && error == NULL)
    g_set_error (&error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING,
                 _ ("There is no such record in %s; it may have been deleted for good."), accord_kind_plural (asked->kind));
  json_builder_begin_object (builder);
  add_text (builder, "format", "accord-person");
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, 1);
  add_time (builder, "exported_at", accord_now_ms ());
  add_text (builder, "kind", asked->kind->name);
  ok = ok && add_record (builder, reader, record, &error) && add_related (builder, reader, links, &error);
  json_builder_end_object (builder);
  if (!ok)
    return dex_future_new_for_error (g_steal_pointer (&error));
  root = json_builder_get_root (builder);
  return dex_future_new_take_string (json_to_string (root, TRUE));
}

/**
 * accord_person_to_json:
 * @kind: customers or contacts
 * @id: the person
 *
 * Everything the file holds of a person: own fields, marked where they are personal; records of every
 * kind that point to the person or to a record merged into it, in the Trash too; the history of each.
 *
 * Returns: (transfer full): a future that resolves to a JSON text
 */
DexFuture *
accord_person_to_json (AccordStore *store, const AccordKind *kind, gint64 id)
{
  Asked *asked = g_new0 (Asked, 1);

  *asked = (Asked) { kind, id };
  return accord_store_read_long (store, person_read, asked, g_free);
}
