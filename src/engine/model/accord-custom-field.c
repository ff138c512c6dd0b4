/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A workspace's own tables: a kind's fields, and behind them those that users added. A table is made
 * once of the same lines and then lives as long as the program, so records, queries and entities may
 * keep it whatever happens to the file they came from. Any thread.
 */
#include "accord-config.h"
#include "accord-custom-field.h"

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

/* The lines of a kind's table in one workspace, and the records that those behind the program's come from. */
typedef struct {
  const AccordKind *base;
  GArray *lines;
  GPtrArray *used;
} Lines;

static void
lines_clear (gpointer data)
{
  Lines *lines = data;

  g_clear_pointer (&lines->lines, g_array_unref);
  g_clear_pointer (&lines->used, g_ptr_array_unref);
}

static Lines
read_lines (const AccordKind *base,
            GPtrArray        *records,
            GString          *signature)
{
  Lines lines = { base, g_array_new (FALSE, TRUE, sizeof (AccordField)), g_ptr_array_new () };

  g_array_append_vals (lines.lines, base->fields, (guint) base->n_fields);
  for (guint i = 0; accord_custom_field_takes (base) && i < records->len && lines.lines->len < ACCORD_KIND_FIELDS_MAX; i++)
    {
      AccordRecord *record = g_ptr_array_index (records, i);
      AccordField field;

      if (g_strcmp0 (accord_record_text (record, "target"), base->name) != 0 || !read_field (base, record, &field))
        continue;
      g_string_append_printf (signature, "%s\x1d", base->name);
      append_signature (signature, &field, accord_record_text (record, "choices"));
      g_array_append_val (lines.lines, field);
      g_ptr_array_add (lines.used, record);
    }

  return lines;
}

/* One for each kind, in the order of the list of kinds. */
static GArray *
read_all_lines (GPtrArray *records,
                GString   *signature)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);
  GArray *all = g_array_new (FALSE, TRUE, sizeof (Lines));

  g_array_set_clear_func (all, lines_clear);
  for (int i = 0; i < n_kinds; i++)
    {
      Lines lines = read_lines (kinds[i], records, signature);

      g_array_append_val (all, lines);
    }

  return all;
}

static AccordKind *
make_table (const Lines *from)
{
  const AccordKind *base = from->base;
  AccordKind *kind = g_memdup2 (base, sizeof *base);
  AccordField *fields = g_memdup2 (from->lines->data, sizeof (AccordField) * from->lines->len);

  for (guint i = 0; i < from->used->len; i++)
    if (fields[base->n_fields + (int) i].type == ACCORD_FIELD_CHOICE)
      fields[base->n_fields + (int) i].choices =
        read_choices (accord_record_text (g_ptr_array_index (from->used, i), "choices"));
  kind->fields = fields;
  kind->n_fields = (int) from->lines->len;
  kind->base = base;

  return kind;
}

static gboolean
leads_to_own_table (const AccordKind        *base,
                    const AccordKind *const *tables)
{
  for (int i = 0; i < base->n_fields; i++)
    {
      const AccordKind *target = accord_field_target (&base->fields[i]);

      if (target != NULL && tables[target->number] != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Tables of the kinds that have fields of their own here, and of those from which links lead to them:
 * paths such as "customer.x_0a…" begin there. */
static const AccordKind **
make_tables (GArray *all)
{
  const AccordKind **tables = g_new0 (const AccordKind *, ACCORD_KIND_MAX);
  gboolean more = TRUE;

  for (guint pass = 0; more; pass++)
    {
      more = FALSE;
      for (guint i = 0; i < all->len; i++)
        {
          const Lines *lines = &g_array_index (all, Lines, i);
          AccordKind *table;

          if (tables[lines->base->number] != NULL ||
              (pass == 0 ? lines->used->len == 0 : !leads_to_own_table (lines->base, tables)))
            continue;
          table = make_table (lines);
          table->peers = tables;
          tables[lines->base->number] = table;
          more = TRUE;
        }
    }

  return tables;
}

/**
 * accord_custom_field_extend:
 * @base: a table of the program
 * @records: (element-type AccordRecord): every "custom_field" record of a file, deleted ones too, in
 *   the order of their local ids
 *
 * Adds the fields meant for @base behind its own. Retired and deleted ones are hidden; ones of a type
 * that this program does not know, and ones beyond %ACCORD_KIND_FIELDS_MAX, are left out. Links of the
 * table lead to tables of the same file (accord_kind_target()).
 *
 * Returns: (transfer none): a table that lives as long as the program; the same one for the same
 *   records; @base if no field was added to it nor to what its links lead to
 */
const AccordKind *
accord_custom_field_extend (const AccordKind *base,
                            GPtrArray        *records)
{
  static GMutex mutex;
  static GHashTable *workspaces = NULL; /* signature → tables by number */
  g_autoptr (GString) signature = g_string_new (NULL);
  g_autoptr (GArray) all = NULL;
  const AccordKind *const *tables;

  g_return_val_if_fail (base != NULL && base->base == NULL && records != NULL, base);

  all = read_all_lines (records, signature);
  if (signature->len == 0)
    return base;

  g_mutex_lock (&mutex);
  if (workspaces == NULL)
    workspaces = g_hash_table_new (g_str_hash, g_str_equal);
  tables = g_hash_table_lookup (workspaces, signature->str);
  if (tables == NULL)
    {
      tables = make_tables (all);
      g_hash_table_insert (workspaces, g_strdup (signature->str), (gpointer) tables);
    }
  g_mutex_unlock (&mutex);

  return tables[base->number] != NULL ? tables[base->number] : base;
}
