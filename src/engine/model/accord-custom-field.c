/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A workspace's own tables: a kind's fields, and behind them those that users added. A table is made
 * once of the same lines and then lives as long as the program, so records, queries and entities may
 * keep it whatever happens to the file they came from. Any thread.
 */
#include "accord-config.h"
#include "accord-custom-field.h"

#include <string.h>

static const struct {
  const char *name;
  AccordFieldType type;
  AccordFieldFlags flags;
} types[] = {
  { "text", ACCORD_FIELD_TEXT, ACCORD_FIELD_SEARCHED },
  { "long_text", ACCORD_FIELD_LONG_TEXT, ACCORD_FIELD_SEARCHED },
  { "number", ACCORD_FIELD_INTEGER, ACCORD_FIELD_PLAIN },
  { "decimal", ACCORD_FIELD_DECIMAL, ACCORD_FIELD_PLAIN },
  { "money", ACCORD_FIELD_MONEY, ACCORD_FIELD_PLAIN },
  { "date", ACCORD_FIELD_DATE, ACCORD_FIELD_PLAIN },
  { "choice", ACCORD_FIELD_CHOICE, ACCORD_FIELD_PLAIN },
  { "boolean", ACCORD_FIELD_BOOLEAN, ACCORD_FIELD_PLAIN },
  { "link", ACCORD_FIELD_LINK, ACCORD_FIELD_PLAIN },
};

/**
 * accord_custom_field_name:
 * @uid: identity of a "custom_field" record
 *
 * Returns: (transfer full): the name of the field, and of its column, on every computer: "x_" and the
 *   random half of @uid in hexadecimal digits
 */
char *
accord_custom_field_name (const AccordId *uid)
{
  GString *name = g_string_new ("x_");

  g_return_val_if_fail (uid != NULL, NULL);

  for (int i = ACCORD_ID_BYTES - 6; i < ACCORD_ID_BYTES; i++)
    g_string_append_printf (name, "%02x", uid->bytes[i]);

  return g_string_free (name, FALSE);
}

/**
 * accord_custom_field_takes:
 * @kind: a kind
 *
 * Returns: whether users may add fields to it: what people keep and exchange, not what the program
 *   keeps for itself
 */
gboolean
accord_custom_field_takes (const AccordKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  return (kind->flags & ACCORD_KIND_EXCHANGED) != 0 && !(kind->flags & ACCORD_KIND_APPEND_ONLY);
}

/* One choice a line; blank lines and repetitions do not count. */
static const AccordChoice *
read_choices (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  AccordChoice *choices = g_new0 (AccordChoice, g_strv_length (lines) + 1);
  int n = 0;

  for (int i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_intern_string (g_strstrip (lines[i]));
      gboolean known = *line == '\0';

      for (int k = 0; k < n; k++)
        known = known || choices[k].value == line;
      if (!known)
        choices[n++] = (AccordChoice) { line, line };
    }

  return choices;
}

/* What other programs may call it: its label, as headings are compared. */
static const char *
read_headings (const char *label)
{
  g_autofree char *lower = g_utf8_strdown (label, -1);

  g_strdelimit (lower, "|", ' ');
  return g_intern_string (g_strstrip (lower));
}

static gboolean
is_personal (const AccordKind *base)
{
  for (int i = 0; i < base->n_fields; i++)
    if (base->fields[i].flags & ACCORD_FIELD_PERSONAL)
      return TRUE;

  return FALSE;
}

/* Fills a line of the table; %FALSE for what only a newer program understands. Choices are left out. */
static gboolean
read_field (const AccordKind *base,
            AccordRecord     *record,
            AccordField      *field)
{
  const char *type = accord_record_text (record, "type");
  const char *label = accord_record_text (record, "label");
  g_autofree char *name = accord_custom_field_name (accord_record_uid (record));
  gsize i = 0;

  while (i < G_N_ELEMENTS (types) && g_strcmp0 (types[i].name, type) != 0)
    i++;
  if (i == G_N_ELEMENTS (types) || label == NULL)
    return FALSE;

  *field = (AccordField) {
    .name = g_intern_string (name),
    .type = types[i].type,
    .label = g_intern_string (label),
    .flags = types[i].flags | ACCORD_FIELD_CUSTOM,
    .headings = read_headings (label),
    .rank = g_intern_string (accord_record_text (record, "rank")),
  };
  if (is_personal (base))
    field->flags |= ACCORD_FIELD_PERSONAL;
  /* Still searched: the index forgets a row only by the words it was given. */
  if (accord_record_is_deleted (record) || accord_record_number (record, "retired") != 0)
    field->flags |= ACCORD_FIELD_HIDDEN;
  if (field->type == ACCORD_FIELD_LINK)
    {
      const AccordKind *target = accord_kind_by_name (accord_record_text (record, "links_to"));

      field->target = target != NULL ? target->name : NULL;
      return target != NULL;
    }

  return TRUE;
}

static void
append_signature (GString           *signature,
                  const AccordField *field,
                  const char        *choices)
{
  g_string_append_printf (signature, "%s\x1f%d\x1f%u\x1f%s\x1f%s\x1f%s\x1f%s\x1e", field->name, field->type, field->flags,
                          field->label, field->target != NULL ? field->target : "", choices != NULL ? choices : "",
                          field->rank != NULL ? field->rank : "");
}

/* The lines of the table, and what tells it from every other. */
static GArray *
read_lines (const AccordKind *base,
            GPtrArray        *records,
            GPtrArray        *used,
            GString          *signature)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (AccordField));

  g_array_append_vals (lines, base->fields, (guint) base->n_fields);
  for (guint i = 0; i < records->len && lines->len < ACCORD_KIND_FIELDS_MAX; i++)
    {
      AccordRecord *record = g_ptr_array_index (records, i);
      AccordField field;

      if (g_strcmp0 (accord_record_text (record, "target"), base->name) != 0 || !read_field (base, record, &field))
        continue;
      append_signature (signature, &field, accord_record_text (record, "choices"));
      g_array_append_val (lines, field);
      g_ptr_array_add (used, record);
    }

  return lines;
}

static const AccordKind *
make_table (const AccordKind *base,
            GArray           *lines,
            GPtrArray        *used)
{
  AccordKind *kind = g_memdup2 (base, sizeof *base);
  AccordField *fields = g_memdup2 (lines->data, sizeof (AccordField) * lines->len);

  for (guint i = 0; i < used->len; i++)
    if (fields[base->n_fields + (int) i].type == ACCORD_FIELD_CHOICE)
      fields[base->n_fields + (int) i].choices =
        read_choices (accord_record_text (g_ptr_array_index (used, i), "choices"));
  kind->fields = fields;
  kind->n_fields = (int) lines->len;
  kind->base = base;

  return kind;
}

/**
 * accord_custom_field_extend:
 * @base: a table of the program
 * @records: (element-type AccordRecord): every "custom_field" record of a file, deleted ones too, in
 *   the order of their local ids
 *
 * Adds the fields meant for @base behind its own. Retired and deleted ones are hidden; ones of a type
 * that this program does not know, and ones beyond %ACCORD_KIND_FIELDS_MAX, are left out.
 *
 * Returns: (transfer none): a table that lives as long as the program; the same one for the same
 *   fields; @base if there is nothing to add
 */
const AccordKind *
accord_custom_field_extend (const AccordKind *base,
                            GPtrArray        *records)
{
  static GMutex mutex;
  static GHashTable *tables = NULL; /* signature → AccordKind */
  g_autoptr (GString) signature = g_string_new (NULL);
  g_autoptr (GPtrArray) used = g_ptr_array_new ();
  g_autoptr (GArray) lines = NULL;
  const AccordKind *kind;

  g_return_val_if_fail (base != NULL && base->base == NULL && records != NULL, base);

  g_string_append_printf (signature, "%p\x1e", (const void *) base);
  lines = read_lines (base, records, used, signature);
  if (used->len == 0)
    return base;

  g_mutex_lock (&mutex);
  if (tables == NULL)
    tables = g_hash_table_new (g_str_hash, g_str_equal);
  kind = g_hash_table_lookup (tables, signature->str);
  if (kind == NULL)
    {
      kind = make_table (base, lines, used);
      g_hash_table_insert (tables, g_strdup (signature->str), (gpointer) kind);
    }
  g_mutex_unlock (&mutex);

  return kind;
}
