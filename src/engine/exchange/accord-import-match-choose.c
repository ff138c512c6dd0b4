/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which of the records of one name a row is. The one that agrees with it in most of what tells them
 * apart; none where two are equally likely and neither says just what the row says. A record that an
 * earlier row of the file is already is never taken for a row that says something else: two rows are
 * two records rather than one with half of the data. Database thread. */

#include "accord-import-match-private.h"

#define MAX_NAMESAKES 64 /* that are looked at for one row; a file of a million "Unknown" ends too */

typedef struct {
  guint agree;
  guint conflict;
  guint strict; /* conflicts that are never the same record */
  guint extra;  /* the record says more */
  guint lack;   /* the row says more */
} Likeness;

static Likeness
compare (AccordImportMatch      *self,
         const AccordImportLook *row,
         gint64                  id)
{
  const AccordImportKnown *known = accord_import_match_known (self, id);
  const guint32 *tells = accord_import_match_tells (self, id);
  Likeness like = { 0 };

  for (guint t = 0; t < self->rules.n_tells; t++)
    {
      gboolean different = row->tells[t] != 0 && tells[t] != 0 && row->tells[t] != tells[t];

      if ((self->rules.of_persons & (1u << t)) && (row->known.company || known->company))
        continue;
      like.agree += row->tells[t] != 0 && row->tells[t] == tells[t];
      like.conflict += different;
      like.strict += different && (self->rules.strict & (1u << t));
      like.extra += row->tells[t] == 0 && tells[t] != 0;
      like.lack += row->tells[t] != 0 && tells[t] == 0;
    }
  return like;
}

/* A person may have changed the telephone; of two persons of one name each has one. */
static gboolean
are_two_people (AccordImportMatch       *self,
                const AccordImportKnown *row,
                const AccordImportKnown *known,
                const Likeness          *like)
{
  gboolean people = row->person || accord_kind_is (self->kind, &accord_contact_kind)
                    || accord_kind_is (self->kind, &accord_member_kind);

  if (people && row->email != 0 && known->email != 0)
    return row->email != known->email;
  return row->person && like->conflict > 0;
}

static gboolean
may_be (AccordImportMatch      *self,
        const AccordImportLook *row,
        gint64                  id,
        const Likeness         *like)
{
  const AccordImportKnown *known = accord_import_match_known (self, id);
  gboolean same_email = row->known.email != 0 && row->known.email == known->email;

  if ((row->known.claimed && known->claimed) || like->strict > 0
      || are_two_people (self, &row->known, known, like))
    return FALSE;
  if (!known->seen)
    return TRUE;
  if (self->rules.exact)
    return like->conflict + like->extra + like->lack == 0;
  return like->conflict == 0 || (same_email && !row->known.company && !known->company);
}

static int
rank (const Likeness *like,
      gboolean        same_email)
{
  return 8 * same_email + 4 * (int) like->agree - 16 * (int) like->conflict - (int) like->extra;
}

/*< private >
 * Returns: a hash of all that tells who a record is
 */
guint64
accord_import_match_exact (AccordImportMatch       *self,
                           const AccordImportKnown *known,
                           const guint32           *tells)
{
  guint64 hash = known->name * 3 + known->email * 5;

  for (guint t = 0; t < self->rules.n_tells; t++)
    hash += accord_import_index_hash_number (tells[t] + ((gint64) (t + 1) << 32));
  return hash;
}

/* The one record that says just what the row says: found without looking at its namesakes. */
static gint64
find_exact (AccordImportMatch      *self,
            const AccordImportLook *row)
{
  gint64 id = accord_import_index_get (self->exact, accord_import_match_exact (self, &row->known, row->tells));
  Likeness like;

  if (id <= 0)
    return 0;
  like = compare (self, row, id);
  return may_be (self, row, id, &like) ? id : 0;
}

/*< private >
 * accord_import_match_choose:
 * @row: what is looked for
 *
 * Returns: the record of that name that the row is, or 0
 */
gint64
accord_import_match_choose (AccordImportMatch      *self,
                            const AccordImportLook *row)
{
  gint64 best = row->known.name == 0 ? 0 : find_exact (self, row);
  int best_rank = 0;
  gboolean tie = FALSE;
  gint64 id = row->known.name == 0 ? 0 : accord_import_index_get (self->names, row->known.name);

  if (best > 0)
    return best;
  for (int n = 0; id > 0 && n < MAX_NAMESAKES; n++, id = accord_import_match_known (self, id)->next)
    {
      Likeness like = compare (self, row, id);
      gboolean same_email = row->known.email != 0
                            && row->known.email == accord_import_match_known (self, id)->email;
      int this_rank = rank (&like, same_email);

      if (!may_be (self, row, id, &like) || (best > 0 && this_rank < best_rank))
        continue;
      /* Twins that both say just this are one as good as the other: the elder. */
      tie = best > 0 && this_rank == best_rank && like.conflict + like.extra > 0;
      best = best > 0 && this_rank == best_rank ? MIN (best, id) : id;
      best_rank = this_rank;
    }
  return tie ? 0 : best;
}
