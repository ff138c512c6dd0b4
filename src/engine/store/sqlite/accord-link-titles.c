/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the records of one load link to is called: each title is read once, and shared by them all. A connection that only reads
 * keeps them until somebody commits something: of the pages of a list most link to the same few members. */
#include "accord-config.h"

#include "accord-row.h"

#define KEPT_MOST 4096 /* titles of a kind; with more all go */

/* What one record is called, in a table by its id: open addressing, at most half full. */
typedef struct {
  gint64 id;         /* 0: nothing here */
  GRefString *title; /* owned; NULL: it has none, or is gone */
} Title;

struct _AccordLinkTitles {
  Title *titles;
  gsize mask;
  guint n;
};

static AccordLinkTitles *
titles_new (guint n_most)
{
  AccordLinkTitles *self = g_new0 (AccordLinkTitles, 1);
  gsize size = 16;

  while (size < 2 * (gsize) n_most)
    size *= 2;
  *self = (AccordLinkTitles) { g_new0 (Title, size), size - 1, 0 };
  return self;
}

static void
titles_free (AccordLinkTitles *self)
{
  for (gsize i = 0; i <= self->mask; i++)
    if (self->titles[i].title != NULL)
      g_ref_string_release (self->titles[i].title);
  g_free (self->titles);
  g_free (self);
}

/* Where an id stands, or would. */
static Title *
titles_find (const AccordLinkTitles *self, gint64 id)
{
  gsize at = (gsize) ((guint64) id * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 32) & self->mask;

  while (self->titles[at].id != 0 && self->titles[at].id != id)
    at = (at + 1) & self->mask;
  return &self->titles[at];
}

/* One with room for so many more; takes what is in @self. */
static AccordLinkTitles *
titles_grow (AccordLinkTitles *self, guint n_more)
{
  AccordLinkTitles *larger = titles_new (self->n + n_more);

  for (gsize i = 0; i <= self->mask; i++)
    if (self->titles[i].id != 0)
      *titles_find (larger, self->titles[i].id) = (Title) { self->titles[i].id, g_steal_pointer (&self->titles[i].title) };
  larger->n = self->n;
  titles_free (self);
  return larger;
}

/* What the connection keeps of a kind, with room for so many more. */
static AccordLinkTitles *
titles_kept (AccordReader *db, const AccordKind *target, guint n_more)
{
  AccordLinkTitles **kept = &db->link_titles[target->number];

  if (*kept != NULL && (*kept)->n + n_more > KEPT_MOST)
    g_clear_pointer (kept, titles_free);
  if (*kept == NULL)
    *kept = titles_new (n_more);
  else if (2 * ((gsize) (*kept)->n + n_more) > (*kept)->mask + 1)
    *kept = titles_grow (*kept, n_more);
  return *kept;
}

/**
 * accord_link_titles_forget:
 * @db: a connection, on its thread
 */
void
accord_link_titles_forget (AccordReader *db)
{
  for (int i = 0; i < ACCORD_KIND_MAX; i++)
    g_clear_pointer (&db->link_titles[i], titles_free);
}

/* What is kept is right for as long as nobody else has written. */
static void
follow (AccordReader *db)
{
  guint version = 0;

  if (sqlite3_file_control (db->db, "main", SQLITE_FCNTL_DATA_VERSION, &version) == SQLITE_OK && version == db->link_titles_version)
    return;
  accord_link_titles_forget (db);
  db->link_titles_version = version;
}

static gboolean
read_titles (AccordReader *db, const AccordKind *target, GArray *ids, AccordLinkTitles *titles, GError **error)
{
  const AccordIdSet set = { (const gint64 *) (void *) ids->data, ids->len };
  g_autofree char *sql = NULL;
  g_autoptr (AccordStatement) st = NULL;
  g_autoptr (GError) failed = NULL;

  if (ids->len == 0)
    return TRUE;
  sql = g_strdup_printf ("SELECT t.id,t.\"%s\" FROM accord_ids(?1) x CROSS JOIN \"%s\" t ON t.id=x.id",
                         target->fields[accord_kind_title (target)].name, target->name);
  st = accord_reader_prepare (db, sql, error);
  if (st == NULL)
    return FALSE;
  accord_statement_bind_ids (st, 1, &set);
  while (accord_statement_step (st, &failed))
    {
      const char *text = accord_statement_text (st, 1);

      if (text != NULL)
        titles_find (titles, accord_statement_int (st, 0))->title = g_ref_string_new (text);
    }
  return accord_error_pass (error, &failed);
}

/* Ids are above 0. */
static gboolean
fill (AccordReader *db, const AccordKind *target, AccordLinkTitles *titles, AccordLink *links, guint n_links, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n_links; i++)
    {
      Title *title = titles_find (titles, links[i].id);

      if (title->id != 0 || links[i].id == 0)
        continue;
      g_array_append_val (ids, links[i].id);
      title->id = links[i].id;
      titles->n++;
    }
  if (!read_titles (db, target, ids, titles, error))
    return FALSE;
  for (guint i = 0; i < n_links; i++)
    {
      GRefString *title = titles_find (titles, links[i].id)->title;

      if (title != NULL)
        accord_record_share_link_title (links[i].record, links[i].field, title);
    }
  return TRUE;
}

static gboolean
load_target (AccordReader *db, const AccordKind *target, AccordLink *links, guint n_links, GError **error)
{
  AccordLinkTitles *titles = db->reads_only ? titles_kept (db, target, n_links) : titles_new (n_links);
  gboolean ok = fill (db, target, titles, links, n_links, error);

  if (!db->reads_only)
    titles_free (titles);
  else if (!ok)
    accord_link_titles_forget (db);
  return ok;
}

/* Moves the links to target to the front. Returns how many there are. */
static guint
bring_forward (AccordLink *links, guint n_links, const AccordKind *target)
{
  guint n = 0;

  for (guint i = 0; i < n_links; i++)
    if (links[i].target == target)
      {
        AccordLink link = links[i];

        links[i] = links[n];
        links[n++] = link;
      }
  return n;
}

/* Only while nobody else has seen the records. The links change places. */
gboolean
accord_link_titles_load (AccordReader *db, AccordLink *links, guint n_links, GError **error)
{
  if (db->reads_only)
    follow (db);
  while (n_links > 0)
    {
      const AccordKind *target = links[0].target;
      guint n = bring_forward (links, n_links, target);

      if (accord_kind_title (target) >= 0 && !load_target (db, target, links, n, error))
        return FALSE;
      links += n;
      n_links -= n;
    }
  return TRUE;
}
