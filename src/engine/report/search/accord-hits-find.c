/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best records of every kind for what somebody types into a palette:
 *
 *   first hits of the kind's search ─┐
 *   records opened lately ───────────┼─▶ judged (accord-hits-judge.c) ─▶ the best five of each kind
 *   records changed lately ──────────┘
 *
 * Words with typing errors are looked for only where little else is found. "@" asks for people only,
 * "#" for tags only; nothing typed asks for what was opened lately. Reader thread. */
#include "accord-config.h"

#include "accord-hits-private.h"

#include "accord-phone.h"
#include "accord-statement.h"

#define HITS_EACH 5
#define RECENT_HITS 8
#define JUDGED 64      /* records of a kind that are looked at */
#define COUNTED 1000   /* hits of a kind that are counted */
#define CHANGED 128    /* changes that are looked back */
#define ENOUGH 3       /* hits of a kind, from which on nobody made a typing error */

typedef struct {
  char *typed;
  GArray *recent; /* of AccordVisit */
  GCancellable *cancellable;
  AccordHitJudge judge;
  char sign;      /* '@', '#' or 0 */
} Asked;

/* In the order in which equally good groups are shown. */
static const AccordKind *const palette_kinds[] = {
  &accord_customer_kind, &accord_contact_kind, &accord_deal_kind, &accord_ticket_kind, &accord_activity_kind,
  &accord_product_kind, &accord_member_kind, &accord_tag_kind, &accord_quote_kind, &accord_competitor_kind,
};

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  accord_text_needle_free (asked->judge.needle);
  g_free (asked->judge.number);
  g_array_unref (asked->recent);
  g_clear_object (&asked->cancellable);
  g_free (asked->typed);
  g_free (asked);
}

static gboolean
is_asked_for (const Asked *asked, const AccordKind *kind)
{
  if (asked->sign == '#')
    return accord_kind_is (kind, &accord_tag_kind);
  if (asked->sign == '@')
    return accord_kind_is (kind, &accord_customer_kind) || accord_kind_is (kind, &accord_contact_kind) ||
           accord_kind_is (kind, &accord_member_kind);
  return TRUE;
}

/* Among people only customers who are some. */
static gboolean
is_wanted (const Asked *asked, AccordRecord *record)
{
  return !accord_record_is_deleted (record) &&
         (asked->sign != '@' || !accord_kind_is (accord_record_kind (record), &accord_customer_kind) ||
          g_strcmp0 (accord_record_text (record, "type"), "person") == 0);
}

static gint64
opened_at (const Asked *asked, const AccordKind *kind, gint64 id)
{
  for (guint i = 0; i < asked->recent->len; i++)
    {
      const AccordVisit *recent = &g_array_index (asked->recent, AccordVisit, i);

      if (recent->kind == kind->number && recent->id == id)
        return recent->opened;
    }
  return 0;
}

/* What is looked at of one kind. */
typedef struct {
  const AccordKind *kind;
  const Asked *asked;
  AccordReader *reader;
  GHashTable *seen;      /* ids */
  GPtrArray *candidates; /* of AccordHitCandidate */
} Gathering;

/* @found: whether the index found them, so that they fit in any case */
static gboolean
judge_ids (Gathering *gathering, const gint64 *ids, guint n_ids, gboolean found, gboolean close, GError **error)
{
  AccordHitJudge judge = gathering->asked->judge;
  g_autoptr (GArray) fresh = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) records = NULL;

  judge.close = close;
  for (guint i = 0; i < n_ids; i++)
    if (g_hash_table_add (gathering->seen, GSIZE_TO_POINTER (ids[i])))
      g_array_append_val (fresh, ids[i]);
  records = accord_reader_load (gathering->reader, gathering->kind, (gint64 *) (void *) fresh->data, fresh->len, error);
  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      AccordRecord *record = records->pdata[i];
      AccordHitCandidate *candidate = NULL;

      if (record != NULL && is_wanted (gathering->asked, record))
        candidate = accord_hit_candidate_new (
          &judge, record, opened_at (gathering->asked, gathering->kind, accord_record_id (record)), found);
      if (candidate != NULL)
        g_ptr_array_add (gathering->candidates, candidate);
      else /* without typing errors it does not fit: that says nothing about with */
        g_hash_table_remove (gathering->seen, GSIZE_TO_POINTER (g_array_index (fresh, gint64, i)));
    }
  return TRUE;
}

static gboolean
judge_opened (Gathering *gathering, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < gathering->asked->recent->len; i++)
    {
      const AccordVisit *recent = &g_array_index (gathering->asked->recent, AccordVisit, i);

      if (recent->kind == gathering->kind->number)
        g_array_append_val (ids, recent->id);
    }
  return judge_ids (gathering, (gint64 *) (void *) ids->data, ids->len, FALSE, FALSE, error);
}

static gboolean
judge_changed (Gathering *gathering, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (AccordStatement) st = accord_reader_prepare (
    gathering->reader, "SELECT row FROM (SELECT tbl, row FROM chg ORDER BY seq DESC LIMIT ?) WHERE tbl=?", error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, CHANGED);
  accord_statement_bind_int (st, 2, gathering->kind->number);
  while (accord_statement_step (st, &failed))
    {
      gint64 id = accord_statement_int (st, 0);

      g_array_append_val (ids, id);
    }
  return accord_error_pass (error, &failed) &&
         judge_ids (gathering, (gint64 *) (void *) ids->data, ids->len, FALSE, FALSE, error);
}

static AccordQuery *
query_new (const Asked *asked, const AccordKind *kind, gint64 limit)
{
  AccordQuery *query = accord_query_new (accord_kind_base (kind));

  accord_query_set_search (query, asked->typed);
  accord_query_set_limit (query, limit);
  return query;
}

/* Of customers the people. Where these are few, looking on until enough were found could take for ever. */
static gboolean
keep_people (Gathering *gathering, AccordIds *ids, GError **error)
{
  AccordIdSet set = { ids->ids, ids->n_ids };
  g_autoptr (AccordStatement) st = NULL;
  g_autoptr (GError) failed = NULL;
  guint n = 0;

  if (gathering->asked->sign != '@' || !accord_kind_is (gathering->kind, &accord_customer_kind))
    return TRUE;
  st = accord_reader_prepare (gathering->reader, "SELECT t.id FROM accord_ids(?1) x CROSS JOIN customer t ON t.id=x.id"
                                                 " WHERE t.type='person'", error);
  if (st == NULL)
    return FALSE;
  accord_statement_bind_ids (st, 1, &set);
  while (accord_statement_step (st, &failed))
    ids->ids[n++] = accord_statement_int (st, 0); /* behind where it is read */
  ids->n_ids = n;
  return accord_error_pass (error, &failed);
}

/* With typing errors, where there is little without. */
static gboolean
judge_close (Gathering *gathering, AccordHitGroup *group, GError **error)
{
  g_autoptr (AccordQuery) query = query_new (gathering->asked, gathering->kind, JUDGED);
  g_autoptr (AccordIds) ids = NULL;
  guint before = gathering->candidates->len;

  if (group->total >= ENOUGH)
    return TRUE;
  ids = accord_reader_find_close (gathering->reader, query, error);
  if (ids == NULL || !keep_people (gathering, ids, error) ||
      !judge_ids (gathering, ids->ids, ids->n_ids, TRUE, TRUE, error))
    return FALSE;
  group->total += gathering->candidates->len - before;
  group->more |= ids->more;
  return TRUE;
}

static gboolean
gather (Gathering *gathering, AccordHitGroup *group, gboolean *partial, GError **error)
{
  g_autoptr (AccordQuery) query = query_new (gathering->asked, gathering->kind, COUNTED);
  g_autoptr (AccordIds) ids = accord_reader_find_now (gathering->reader, query, error);

  if (ids == NULL || !keep_people (gathering, ids, error))
    return FALSE;
  group->total = ids->n_ids;
  group->more = ids->more || ids->partial;
  *partial |= ids->partial;
  return judge_ids (gathering, ids->ids, MIN (ids->n_ids, JUDGED), TRUE, FALSE, error) &&
         judge_opened (gathering, error) && judge_changed (gathering, error) && judge_close (gathering, group, error);
}

/* The best of the candidates. */
static void
choose (Gathering *gathering, AccordHitGroup *group)
{
  g_ptr_array_sort (gathering->candidates, accord_hit_candidate_compare);
  for (guint i = 0; i < MIN (gathering->candidates->len, HITS_EACH); i++)
    {
      AccordHitCandidate *candidate = gathering->candidates->pdata[i];
      AccordHitJudge judge = gathering->asked->judge;

      judge.close = candidate->hit.rank == ACCORD_TEXT_RANK_CLOSE;
      g_ptr_array_add (group->hits, accord_hit_candidate_take (candidate, &judge));
    }
  /* One that only its having been opened brought is not counted by the search. */
  group->total = MAX (group->total, (gint64) group->hits->len);
}

static gboolean
add_group (AccordReader *reader, const Asked *asked, const AccordKind *base, AccordHits *hits, GError **error)
{
  Gathering gathering = { accord_reader_get_kind (reader, base), asked, reader, NULL, NULL };
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (accord_hit_candidate_free);
  AccordHitGroup *group = g_new0 (AccordHitGroup, 1);
  gboolean ok;

  gathering.seen = seen;
  gathering.candidates = candidates;
  group->kind = gathering.kind;
  group->hits = g_ptr_array_new_with_free_func (accord_hit_free);
  ok = gather (&gathering, group, &hits->partial, error);
  if (ok)
    choose (&gathering, group);
  if (group->hits->len > 0)
    g_ptr_array_add (hits->groups, group);
  else
    accord_hit_group_free (group);
  return ok;
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const AccordHitGroup *one = *(AccordHitGroup *const *) a, *other = *(AccordHitGroup *const *) b;
  const AccordHit *best = one->hits->pdata[0], *other_best = other->hits->pdata[0];

  return (best->rank > other_best->rank) - (best->rank < other_best->rank);
}

/* What was opened lately, newest first. */
static gboolean
add_recent (AccordReader *reader, const Asked *asked, AccordHits *hits, GError **error)
{
  AccordHitGroup *group = g_new0 (AccordHitGroup, 1);
  gboolean ok = TRUE;

  group->hits = g_ptr_array_new_with_free_func (accord_hit_free);
  for (guint i = 0; ok && i < asked->recent->len && group->hits->len < RECENT_HITS; i++)
    {
      const AccordVisit *recent = &g_array_index (asked->recent, AccordVisit, i);
      const AccordKind *kind = accord_kind_by_number (recent->kind);
      g_autoptr (GPtrArray) records = is_asked_for (asked, kind) ? accord_reader_load (reader, kind, &recent->id, 1, error) : NULL;
      AccordHitCandidate *candidate;

      ok = records != NULL || !is_asked_for (asked, kind);
      if (records == NULL || records->pdata[0] == NULL || !is_wanted (asked, records->pdata[0]))
        continue;
      candidate = accord_hit_candidate_new (&asked->judge, records->pdata[0], recent->opened, TRUE);
      g_ptr_array_add (group->hits, accord_hit_candidate_take (candidate, &asked->judge));
      accord_hit_candidate_free (candidate);
    }
  group->total = group->hits->len;
  if (group->hits->len > 0)
    g_ptr_array_add (hits->groups, group);
  else
    accord_hit_group_free (group);
  return ok;
}

static DexFuture *
find_read (AccordReader *reader, gpointer data)
{
  Asked *asked = data;
  g_autoptr (AccordHits) hits = g_new0 (AccordHits, 1);
  g_autoptr (GError) error = NULL;
  gboolean ok = TRUE;

  g_atomic_ref_count_init (&hits->refs);
  hits->groups = g_ptr_array_new_with_free_func (accord_hit_group_free);
  if (accord_text_needle_is_empty (asked->judge.needle))
    ok = add_recent (reader, asked, hits, &error);
  else
    for (guint i = 0; ok && i < G_N_ELEMENTS (palette_kinds); i++)
      ok = !g_cancellable_set_error_if_cancelled (asked->cancellable, &error) &&
           (!is_asked_for (asked, palette_kinds[i]) || add_group (reader, asked, palette_kinds[i], hits, &error));
  if (!ok)
    return dex_future_new_for_error (g_steal_pointer (&error));
  /* Stable: equally good groups stay in the order of the kinds. */
  g_ptr_array_sort (hits->groups, compare_groups);
  return dex_future_new_take_boxed (ACCORD_TYPE_HITS, g_steal_pointer (&hits));
}

/**
 * accord_hits_expect:
 *
 * To be called when a palette opens: gets ready to find letters inside words and words with typing
 * errors, in the background.
 */
void
accord_hits_expect (AccordStore *store)
{
  for (guint i = 0; i < G_N_ELEMENTS (palette_kinds); i++)
    dex_future_disown (accord_store_expect_search (store, palette_kinds[i]));
}

/**
 * accord_hits_find:
 * @recent: (nullable): what was opened lately
 * @typed: what somebody typed; "@" before it asks for people, "#" for tags
 * @me: the member at this computer, or 0
 * @cancellable: (nullable): to be cancelled when more was typed; the future then rejects with
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a future that resolves to #AccordHits
 */
DexFuture *
accord_hits_find (AccordStore *store, AccordVisits *recent, const char *typed, gint64 me, GCancellable *cancellable)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->sign = typed != NULL && (*typed == '@' || *typed == '#') ? *typed : 0;
  asked->typed = g_strdup (asked->sign ? typed + 1 : typed);
  asked->judge.needle = accord_text_needle_new (asked->typed);
  asked->judge.number = accord_phone_search_part (asked->typed);
  asked->judge.me = me;
  asked->recent = recent != NULL ? accord_visits_list (recent) : g_array_new (FALSE, FALSE, sizeof (AccordVisit));
  asked->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  return accord_store_read (store, find_read, asked, asked_free);
}
