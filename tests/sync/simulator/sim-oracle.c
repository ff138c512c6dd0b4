/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must be the case, worked out from the files of changes alone and by none of the program's merging: every
 * file that any computer holds is read, and of each register the greatest write is what all must have (sync.md
 * §4.1, §4.2). Nothing that was published is lost, nothing is there that nobody wrote, no record is born twice or
 * gone, and who wrote at once was told. */
#include "accord-config.h"

#include <string.h>
#include "accord-ingest.h"
#include "accord-segment.h"
#include "sim.h"

/* A write of one register. */
typedef struct {
  gint64 closings; /* of a deal's place: how often it was closed and reopened by then; comes before the clock */
  AccordStamp stamp;
  char *rid;
  char *text;
  char *seen; /* clock that its author saw, or NULL: a birth */
} Write;

typedef struct {
  GHashTable *registers; /* "uid field" → GPtrArray of Write */
  GHashTable *births;    /* uid → AccordStamp */
  GHashTable *erased;    /* uid */
  GHashTable *people;    /* uids of customers */
  GHashTable *cuts;      /* uid → Write: before it nothing holds: the record was deleted for good, or brought back */
  GHashTable *pairs;     /* uid of a tag on a record → Write: who put it on, or took it off, last */
} Oracle;

static void
write_free (gpointer data)
{
  Write *self = data;

  g_free (self->rid);
  g_free (self->text);
  g_free (self->seen);
  g_free (self);
}

/* Nothing comes before something (sync.md §2.2: the value is the last word). */
static int
compare_writes (gconstpointer a, gconstpointer b)
{
  const Write *one = *(const Write *const *) a, *other = *(const Write *const *) b;
  int order = (one->closings > other->closings) - (one->closings < other->closings);

  if (order == 0)
    order = (one->stamp > other->stamp) - (one->stamp < other->stamp);
  if (order == 0)
    order = strcmp (one->rid, other->rid);
  if (order == 0)
    order = strcmp (other->text, "null") == 0 || strcmp (one->text, "null") == 0
              ? (strcmp (other->text, "null") == 0) - (strcmp (one->text, "null") == 0) : strcmp (one->text, other->text);
  return order;
}

static void
add_write (Oracle *self, const char *uid, const char *field, gint64 closings, AccordStamp stamp, const char *rid, JsonArray *said, gboolean birth)
{
  g_autofree char *key = g_strdup_printf ("%s %s", uid, field);
  GPtrArray *writes = g_hash_table_lookup (self->registers, key);
  Write *one = g_new0 (Write, 1);

  if (writes == NULL)
    {
      writes = g_ptr_array_new_with_free_func (write_free);
      g_hash_table_insert (self->registers, g_steal_pointer (&key), writes);
    }
  *one = (Write) { closings, stamp, g_strdup (rid), json_to_string (json_array_get_element (said, 0), FALSE),
                   birth || json_array_get_length (said) < 2 ? NULL : g_strdup (json_array_get_string_element (said, 1)) };
  g_ptr_array_add (writes, one);
}

static void
add_birth (Oracle *self, Sim *sim, const char *uid, const AccordRemoteRecord *record, AccordStamp stamp)
{
  AccordStamp *before = g_hash_table_lookup (self->births, uid);

  if (strcmp (record->kind, "tagging") == 0)
    {
      if (before != NULL && *before >= stamp) /* two may put the same tag on: the later one counts */
        return;
    }
  else if (before != NULL && *before != stamp)
    sim_fail (sim, "%s %s is born twice", record->kind, uid);
  g_hash_table_insert (self->births, g_strdup (uid), g_memdup2 (&stamp, sizeof stamp));
  if (strcmp (record->kind, "customer") == 0)
    g_hash_table_add (self->people, g_strdup (uid));
}

static void
add_pair (Oracle *self, const char *uid, char op, AccordStamp stamp, const char *rid)
{
  Write *last = g_hash_table_lookup (self->pairs, uid), *one = g_new0 (Write, 1);

  /* In the text: what comes first of two with the same clock, as in any other register. */
  *one = (Write) { 0, stamp, g_strdup (rid), g_strdup (op == 'i' ? "0" : op == 'r' ? "1" : "2"), NULL };
  if (last != NULL && compare_writes (&last, &one) >= 0)
    return write_free (one);
  g_hash_table_insert (self->pairs, g_strdup (uid), one);
}

static void
add_cut (Oracle *self, const char *uid, AccordStamp stamp, const char *rid)
{
  Write *last = g_hash_table_lookup (self->cuts, uid), *one = g_new0 (Write, 1);

  *one = (Write) { 0, stamp, g_strdup (rid), g_strdup (""), NULL };
  if (last != NULL && compare_writes (&last, &one) >= 0)
    return write_free (one);
  g_hash_table_insert (self->cuts, g_strdup (uid), one);
}

/* Whether the record was deleted for good, or brought back, after that was written. */
static gboolean
is_cut (const Oracle *self, const char *key, const Write *write)
{
  g_autofree char *uid = g_strndup (key, ACCORD_ID_TEXT);
  const Write *cut = g_hash_table_lookup (self->cuts, uid);

  return cut != NULL && (write == NULL || write->stamp < cut->stamp || (write->stamp == cut->stamp && strcmp (write->rid, cut->rid) < 0));
}

static gint64
closings_of (JsonObject *fields)
{
  JsonArray *said = json_object_has_member (fields, "closings") ? json_object_get_array_member (fields, "closings") : NULL;

  return said != NULL && !json_array_get_null_element (said, 0) ? json_array_get_int_element (said, 0) : 0;
}

static void
add_record (Oracle *self, Sim *sim, const AccordRemoteSegment *segment, const AccordRemoteTxn *txn, const AccordRemoteRecord *record)
{
  AccordStamp stamp = record->stamp != 0 ? record->stamp : txn->stamp;
  g_autofree char *uid = accord_id_dup_text (&record->uid);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (record->op == 'i')
    add_birth (self, sim, uid, record, stamp);
  /* Of other people only what quotes the person goes. */
  if (record->op == 'e' && (record->is_person || (strcmp (record->kind, "customer") != 0 && strcmp (record->kind, "contact") != 0)))
    g_hash_table_add (self->erased, g_strdup (uid));
  if (strcmp (record->kind, "tagging") == 0 && strchr ("ird", record->op) != NULL)
    add_pair (self, uid, record->op, stamp, segment->rid);
  if (record->op == 'p' || record->op == 'b')
    add_cut (self, uid, stamp, segment->rid);
  if (record->fields == NULL)
    return;
  json_object_iter_init (&iter, record->fields);
  while (json_object_iter_next (&iter, &name, &node))
    add_write (self, uid, name, sim_is_place (name) ? closings_of (record->fields) : 0, stamp, segment->rid, json_node_get_array (node), record->op == 'i');
}

static void
add_file (Oracle *self, Sim *sim, const char *path, GBytes *bytes)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", 3);
  g_autoptr (AccordRemoteSegment) segment = NULL;
  AccordShareName name;

  if (g_strv_length (parts) != 3 || strcmp (parts[0], "r") != 0 || !accord_share_read_segment (parts[2], &name))
    return;
  segment = accord_segment_read (bytes, parts[1], &name, NULL, NULL);
  for (guint i = 0; segment != NULL && i < segment->txns->len; i++)
    {
      const AccordRemoteTxn *txn = segment->txns->pdata[i];

      for (guint k = 0; k < txn->records->len; k++)
        add_record (self, sim, segment, txn, txn->records->pdata[k]);
    }
}

static void
oracle_init (Oracle *self, Sim *sim)
{
  g_autoptr (GHashTable) read = g_hash_table_new (g_str_hash, g_str_equal);

  self->registers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->births = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->erased = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cuts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, write_free);
  self->pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, write_free);
  for (int i = 0; i < sim->n; i++)
    {
      GHashTableIter iter;
      gpointer path, bytes;

      g_hash_table_iter_init (&iter, sim->replicas[i].mirror->files);
      while (g_hash_table_iter_next (&iter, &path, &bytes))
        if (g_hash_table_add (read, path))
          add_file (self, sim, path, bytes);
    }
}

static void
oracle_clear (Oracle *self)
{
  g_hash_table_unref (self->registers);
  g_hash_table_unref (self->births);
  g_hash_table_unref (self->erased);
  g_hash_table_unref (self->people);
  g_hash_table_unref (self->cuts);
  g_hash_table_unref (self->pairs);
}

static gboolean
is_erased (const Oracle *self, const char *key)
{
  g_autofree char *uid = g_strndup (key, ACCORD_ID_TEXT);

  return g_hash_table_contains (self->erased, uid);
}

/* Each register is the greatest write, or one that only a snapshot has told of and that is greater. */
static void
check_registers (const Oracle *self, Sim *sim, GHashTable *clocks, GHashTable *values)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->registers);
  while (g_hash_table_iter_next (&iter, &key, &value) && sim->failure == NULL)
    {
      GPtrArray *writes = value;
      const char *clock = g_hash_table_lookup (clocks, key), *text = g_hash_table_lookup (values, key);
      g_autofree char *best = NULL;
      const Write *last;

      if (is_erased (self, key))
        continue;
      for (guint i = writes->len; i-- > 0;)
        if (is_cut (self, key, writes->pdata[i]))
          g_ptr_array_remove_index (writes, i);
      if (writes->len == 0)
        continue;
      g_ptr_array_sort (writes, compare_writes);
      sim->n_writes += writes->len;
      last = writes->pdata[writes->len - 1];
      best = g_strdup_printf ("%016" G_GINT64_MODIFIER "x %s", last->stamp, last->rid);
      if (last->closings != 0 && sim_closings (values, key) > last->closings)
        continue; /* a snapshot has told of a later close */
      /* A birth clock stands with the row. */
      if (clock == NULL)
        {
          g_autofree char *born = g_strdup_printf ("%.*s _born", ACCORD_ID_TEXT, (const char *) key);

          clock = g_hash_table_lookup (clocks, born);
        }
      if (clock == NULL || strcmp (clock, best) < 0)
        sim_fail (sim, "%s: written at %s, and all have %s", (char *) key, best, clock ? clock : "nothing");
      else if (strcmp (clock, best) == 0 && g_strcmp0 (text != NULL ? text : "null", last->text) != 0)
        sim_fail (sim, "%s: %s was written, and all have %s", (char *) key, last->text, text ? text : "nothing");
    }
}

/* Nothing that was born is gone: it is there, or in the Trash. */
static void
check_births (const Oracle *self, Sim *sim, GHashTable *clocks)
{
  GHashTableIter iter;
  gpointer uid;

  g_hash_table_iter_init (&iter, self->births);
  while (g_hash_table_iter_next (&iter, &uid, NULL))
    {
      g_autofree char *key = g_strdup_printf ("%s _born", (char *) uid);

      if (!g_hash_table_contains (clocks, key))
        sim_fail (sim, "%s is gone", (char *) uid);
    }
}

/* A tag is on or off as whoever did it last says. */
static void
check_pairs (const Oracle *self, Sim *sim, GHashTable *clocks)
{
  g_autoptr (GHashTable) off = sim_taken_off (&sim->replicas[0]);
  GHashTableIter iter;
  gpointer uid, value;

  g_hash_table_iter_init (&iter, self->pairs);
  while (g_hash_table_iter_next (&iter, &uid, &value))
    {
      const Write *last = value;
      g_autofree char *said = g_strdup_printf ("%s _del", (char *) uid), *born = g_strdup_printf ("%s _born", (char *) uid);
      g_autofree char *best = g_strdup_printf ("%016" G_GINT64_MODIFIER "x %s", last->stamp, last->rid);
      const char *now = g_hash_table_lookup (clocks, said);

      if (now == NULL || g_strcmp0 (g_hash_table_lookup (clocks, born), now) > 0)
        now = g_hash_table_lookup (clocks, born);
      if (now == NULL || strcmp (now, best) < 0)
        sim_fail (sim, "tag %s: said at %s, and all have %s", (char *) uid, best, now ? now : "nothing");
      else if (strcmp (now, best) == 0 && g_hash_table_contains (off, uid) != (*last->text == '2'))
        sim_fail (sim, "tag %s is %s, and the last to say so, at %s, says not", (char *) uid,
                  *last->text == '2' ? "there" : "off", best);
    }
}

/* Every value that was ever published is one that somebody has, or is in somebody's history. */
static void
check_history (const Oracle *self, Sim *sim)
{
  g_autoptr (GString) all = g_string_new (NULL);
  GHashTableIter iter;
  gpointer key, value;

  for (int i = 0; i < sim->n; i++)
    sim_everything (&sim->replicas[i], all);
  g_hash_table_iter_init (&iter, self->registers);
  while (g_hash_table_iter_next (&iter, &key, &value))
    for (guint i = 0; i < ((GPtrArray *) value)->len; i++)
      {
        const Write *one = ((GPtrArray *) value)->pdata[i];

        if (accord_stamp_ms (one->stamp) >= sim->history_from && g_str_has_prefix (one->text, "\"+49 30") && !is_erased (self, key) && !is_cut (self, key, NULL) && strstr (all->str, one->text) == NULL)
          sim_fail (sim, "%s: %s is in nobody's history", (char *) key, one->text);
      }
}

/* Two in a row of which the later did not know the earlier were written at once. */
static void
check_told (const Oracle *self, Sim *sim)
{
  static const char *const typed[] = { " phone", " city", " name", " industry" };
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key, value;

  for (int i = 0; i < sim->n; i++)
    sim_conflicts (&sim->replicas[i], told);
  g_hash_table_iter_init (&iter, self->registers);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      GPtrArray *writes = value;
      g_autofree char *uid = g_strndup (key, ACCORD_ID_TEXT);
      gboolean is_typed = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
        is_typed |= g_str_has_suffix (key, typed[i]);
      for (guint i = 1; is_typed && g_hash_table_contains (self->people, uid) && !is_erased (self, key) && !is_cut (self, key, NULL) && i < writes->len; i++)
        {
          const Write *before = writes->pdata[i - 1], *one = writes->pdata[i];
          g_autofree char *clock = g_strdup_printf ("%016" G_GINT64_MODIFIER "x.%s", before->stamp, before->rid);

          if (before->seen == NULL || one->seen == NULL || strcmp (one->rid, before->rid) == 0 ||
              strcmp (one->text, before->text) == 0 || strcmp (one->seen, clock) == 0)
            continue;
          sim->n_at_once++;
          if (!g_hash_table_contains (told, key))
            sim_fail (sim, "%s: %s and %s were written at once, and nobody was told", (char *) key, before->text, one->text);
        }
    }
}

/**
 * sim_check_oracle:
 *
 * Of what all computers have in the end, which is the same.
 */
void
sim_check_oracle (Sim *sim)
{
  Oracle oracle;
  g_autoptr (GHashTable) clocks = sim_state (&sim->replicas[0]);
  g_autoptr (GHashTable) values = sim_values (&sim->replicas[0]);

  oracle_init (&oracle, sim);
  if (sim->failure == NULL)
    check_registers (&oracle, sim, clocks, values);
  if (sim->failure == NULL)
    check_births (&oracle, sim, clocks);
  if (sim->failure == NULL)
    check_pairs (&oracle, sim, clocks);
  if (sim->failure == NULL)
    check_history (&oracle, sim);
  /* Who was given a snapshot, or went under two names, is told by those who were not. */
  if (sim->failure == NULL && sim->n_named_anew == 0 && sim->n_snapshots == 0 && !sim->keeps_less)
    check_told (&oracle, sim);
  oracle_clear (&oracle);
}

/* What every file says of one register, for whoever looks into what went wrong. */
void
sim_tell_register (Sim *sim, const char *key)
{
  Oracle oracle;
  GPtrArray *writes;

  oracle_init (&oracle, sim);
  writes = g_hash_table_lookup (oracle.registers, key);
  if (writes != NULL)
    g_ptr_array_sort (writes, compare_writes);
  for (guint i = 0; writes != NULL && i < writes->len; i++)
    {
      const Write *one = writes->pdata[i];

      sim_say (sim, "    %016" G_GINT64_MODIFIER "x %s wrote %s, having seen %s", one->stamp, one->rid, one->text,
               one->seen ? one->seen : "nothing");
    }
  oracle_clear (&oracle);
}
