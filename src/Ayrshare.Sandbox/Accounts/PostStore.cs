using System.Collections.Generic;
using System.Linq;

namespace Ayrshare.Sandbox.Accounts;

/// <summary>A profile's newest posts. Safe for use by several threads.</summary>
internal sealed class PostStore
{
    private const int Capacity = 1000;

    private readonly object _gate = new();
    private readonly LinkedList<Post> _posts = [];

    /// <summary>The posts, newest first.</summary>
    public IReadOnlyList<Post> Snapshot()
    {
        lock (_gate)
            return [.. _posts];
    }

    public void Add(Post post)
    {
        lock (_gate)
        {
            if (_posts.Count == Capacity)
                _posts.RemoveLast();
            _posts.AddFirst(post);
        }
    }

    public Post? Find(string id)
    {
        lock (_gate)
            return _posts.FirstOrDefault(post => post.Id == id);
    }

    /// <summary>Removes a post, and tells whether it was there.</summary>
    public bool Remove(Post post)
    {
        lock (_gate)
            return _posts.Remove(post);
    }
}
